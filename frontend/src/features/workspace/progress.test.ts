import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../domain/schema';
import type { FieldsByKind, Kind } from '../../domain/records';
import { stageProgress } from './progress';

type Lists = { readonly [K in Kind]?: readonly Partial<FieldsByKind[K]>[] };

function progress(
  root: Partial<FieldsByKind['postmortem']>,
  lists: Lists = {},
): ReturnType<typeof stageProgress> {
  return stageProgress({
    root: { ...defaultsOf('postmortem'), ...root, id: 'p' },
    list: ((kind: Kind) =>
      (lists[kind] ?? []).map((fields, index) => ({
        ...defaultsOf(kind),
        ...fields,
        id: `${kind}${index}`,
      }))) as never,
  });
}

describe('stageProgress', () => {
  it('is empty for a new post-mortem', () => {
    const all = progress({});
    expect(Object.values(all).map((one) => one.dot)).toEqual(Array(8).fill('empty'));
    expect(all.facts.count).toBe('0/4');
    expect(all.timeline.count).toBe('');
  });
  it('counts answered questions, not blanks', () => {
    expect(progress({ awareness: 'An alert.', impact: ' \n' }).facts).toEqual({ dot: 'begun', count: '1/4' });
    const done = progress({ awareness: 'a', impact: 'b', sequence: 'c', resolution: 'd' });
    expect(done.facts).toEqual({ dot: 'done', count: '4/4' });
  });
  it('calls the timeline done once the impact window is told', () => {
    const begun = progress({}, { event: [{ milestone: 'impact_started' }, {}] });
    expect(begun.timeline).toEqual({ dot: 'begun', count: '2' });
    const done = progress({}, { event: [{ milestone: 'impact_started' }, { milestone: 'resolved' }] });
    expect(done.timeline.dot).toBe('done');
  });
  it('counts who comes to the meeting, and calls it done once one was held', () => {
    const people = [{ name: 'Ana' }, { name: 'Ben' }];
    const coming = [
      { meeting: 'meeting1', participant: 'participant1' },
      { meeting: 'meeting0', participant: 'participant0' },
    ];
    const held = { endedAt: '2026-04-02T14:00:00.000Z' };
    expect(progress({ meetingAt: '2026-04-02T13:00:00.000Z' }).meeting).toEqual({ dot: 'begun', count: '' });
    const next = progress({}, { participant: people, meeting: [held, {}], attendance: coming });
    expect(next.meeting).toEqual({ dot: 'done', count: '1' });
    expect(progress({}, { participant: people, meeting: [{}] }).meeting).toEqual({ dot: 'begun', count: '' });
  });
  it('asks every open action for owner and date, and no closed one', () => {
    const closed = { status: 'declined' } as const;
    const whole = { owner: 'Ana', dueOn: '2026-04-01' };
    expect(progress({}, { action: [whole, closed] }).actions.dot).toBe('done');
    expect(progress({}, { action: [whole, { owner: 'Ana' }] }).actions.dot).toBe('begun');
  });
  it('wants an answer to each of the four prompts', () => {
    const texts = (['helped', 'slowed', 'differently', 'learned'] as const).map((prompt) => ({
      prompt,
      text: 'x',
    }));
    expect(progress({}, { lesson: texts }).lessons).toEqual({ dot: 'done', count: '4' });
    expect(progress({}, { lesson: texts.slice(1) }).lessons.dot).toBe('begun');
  });
});
