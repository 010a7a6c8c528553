import type { LibraryRow } from '../../backend/backend';
import { milestoneLabels } from '../../domain/labels';
import type { Milestone } from '../../domain/records';

type Tone = 'impact' | 'accent' | 'ok' | 'plain';

const tones: Readonly<Record<Milestone, Tone>> = {
  '': 'plain',
  impact_started: 'impact',
  detected: 'accent',
  acknowledged: 'accent',
  declared: 'plain',
  escalated: 'plain',
  mitigated: 'ok',
  resolved: 'ok',
};

export interface SparkData {
  readonly marks: readonly { readonly at: number; readonly tone: Tone }[];
  readonly impact: readonly [number, number] | null;
  readonly label: string;
}

/**
 * The small drawing of a row: milestones spread over the line from first to
 * last, with the impact (impact started to resolved, else to mitigated) as a
 * bar. Null when fewer than two milestones have a time: one dot says nothing.
 */
export function sparkOf(milestones: LibraryRow['milestones']): SparkData | null {
  const known = milestones
    .map(({ name, at }) => ({ name, time: Date.parse(at) }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return null;
  const span = last.time - first.time;
  const place = (time: number): number => (span === 0 ? 0.5 : 0.08 + (0.84 * (time - first.time)) / span);
  const find = (name: Milestone): number | undefined => known.find((one) => one.name === name)?.time;
  const begin = find('impact_started');
  const end = find('resolved') ?? find('mitigated');
  return {
    marks: known.map(({ name, time }) => ({ at: place(time), tone: tones[name] })),
    impact: begin !== undefined && end !== undefined && end >= begin ? [place(begin), place(end)] : null,
    label: `Milestones in order: ${known.map(({ name }) => milestoneLabels[name]).join(', ')}`,
  };
}
