import type { Component } from 'svelte';
import type EvidenceView from '../parts/EvidenceView.svelte';
import type { Stage } from '../state/app.svelte';

export interface StageParts {
  readonly Main: Component;
  readonly Side: Component | null;
  /** The stage scrolls and pads itself. */
  readonly flush: boolean;
}

/**
 * Which components a stage is made of. Here and not in the workspace, because
 * features never import each other. Loaded when first needed: the editor is
 * large, and the library should be painted before it is read.
 */
const loaders: Readonly<Record<Stage, () => Promise<StageParts>>> = {
  facts: async () => {
    const [main, side] = await Promise.all([
      import('../features/facts/FactsStage.svelte'),
      import('../features/facts/FactsSide.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: false };
  },
  timeline: async () => {
    const [main, side] = await Promise.all([
      import('../features/timeline/TimelineStage.svelte'),
      import('../features/timeline/EventInspector.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: true };
  },
  people: async () => {
    const main = await import('../features/people/PeopleStage.svelte');
    return { Main: main.default, Side: null, flush: false };
  },
  meeting: async () => {
    const [main, side] = await Promise.all([
      import('../features/meeting/MeetingStage.svelte'),
      import('../features/meeting/MeetingSide.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: false };
  },
  summary: async () => {
    const [main, side] = await Promise.all([
      import('../features/summary/SummaryStage.svelte'),
      import('../features/summary/SummarySide.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: false };
  },
  factors: async () => {
    const [main, side] = await Promise.all([
      import('../features/factors/FactorsStage.svelte'),
      import('../features/factors/FactorsSide.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: false };
  },
  lessons: async () => {
    const main = await import('../features/lessons/LessonsStage.svelte');
    return { Main: main.default, Side: null, flush: false };
  },
  actions: async () => {
    const [main, side] = await Promise.all([
      import('../features/actions/ActionsStage.svelte'),
      import('../features/actions/ActionsSide.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: false };
  },
  share: async () => {
    const [main, side] = await Promise.all([
      import('../features/share/ShareStage.svelte'),
      import('../features/share/ShareSide.svelte'),
    ]);
    return { Main: main.default, Side: side.default, flush: true };
  },
};

const loaded = new Map<Stage, StageParts>();

/** The parts of a stage if they are there already, so that going back does not flicker. */
export function stagePartsNow(stage: Stage): StageParts | undefined {
  return loaded.get(stage);
}

export async function loadStage(stage: Stage): Promise<StageParts> {
  const parts = loaded.get(stage) ?? (await loaders[stage]());
  loaded.set(stage, parts);
  return parts;
}

/** The screen of the meeting, read when it is first needed. */
export async function loadMeeting(): Promise<Component> {
  return (await import('../features/meeting/run/MeetingScreen.svelte')).default;
}

/** What shows evidence at full size. */
export async function loadEvidenceView(): Promise<typeof EvidenceView> {
  return (await import('../parts/EvidenceView.svelte')).default;
}

/** Reads all stages in the background, once the first screen has been painted. */
export async function warmStages(): Promise<void> {
  for (const stage of Object.keys(loaders) as Stage[]) await loadStage(stage);
  await Promise.all([loadMeeting(), loadEvidenceView()]);
}
