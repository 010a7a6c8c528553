import { clean, cleanLine } from './clean';
import {
  actionKinds,
  actionStatuses,
  endPrecisions,
  eventKinds,
  evidenceKinds,
  factorKinds,
  ideaOutcomes,
  lessonPrompts,
  milestones,
  precisions,
  priorities,
  questionStates,
  recurrences,
  severities,
  sourceKinds,
  statuses,
  templates,
  visitPhases,
  type FieldsByKind,
  type FieldValue,
  type Kind,
} from './records';

/**
 * The fields of every kind of record, as backend/postmortem/schema.go has
 * them (a test compares the two): what a new record holds and how values are
 * cleaned. Go alone decides what is valid.
 */
export type FieldType =
  | 'line'
  | 'text'
  | 'choice'
  | 'instant'
  | 'date'
  | 'zone'
  | 'bool'
  | 'int'
  | 'ref'
  | 'refList'
  | 'lineList'
  | 'rank'
  | 'hash';

export interface FieldSpec<T = FieldValue> {
  readonly type: FieldType;
  readonly initial: T;
  /** Values of a choice field, or the closed set of a list. */
  readonly choices?: readonly string[];
}

type Schema = {
  readonly [K in Kind]: { readonly [F in keyof FieldsByKind[K]]: FieldSpec<FieldsByKind[K][F]> };
};

const line = { type: 'line', initial: '' } as const;
const text = { type: 'text', initial: '' } as const;
const instant = { type: 'instant', initial: '' } as const;
const zone = { type: 'zone', initial: '' } as const;
const ref = { type: 'ref', initial: '' } as const;
const refList = { type: 'refList', initial: [] } as const;
const lineList = { type: 'lineList', initial: [] } as const;
const rank = { type: 'rank', initial: '' } as const;
const none = { type: 'int', initial: 0 } as const;
const no = { type: 'bool', initial: false } as const;

function choice<const T extends string>(
  choices: readonly [T, ...T[]],
  initial: T = choices[0],
): FieldSpec<T> {
  return { type: 'choice', choices, initial };
}

export const schema: Schema = {
  postmortem: {
    title: line,
    reference: line,
    status: choice(statuses),
    template: choice(templates, 'standard'),
    zone: { type: 'zone', initial: 'UTC' },
    severity: choice(severities),
    tags: lineList,
    services: lineList,
    awareness: text,
    impact: text,
    sequence: text,
    resolution: text,
    summary: text,
    analysis: text,
    trigger: text,
    affected: line,
    meetingAt: instant,
    createdAt: instant,
    trashedAt: instant,
    notes: text,
    responders: none,
    afterHours: none,
    impactHours: none,
    recurrence: choice(recurrences),
  },
  participant: { name: line, role: line, alias: line, rank },
  source: { name: line, kind: choice(sourceKinds), zone, clockOffsetMs: none, rank },
  evidence: {
    title: line,
    kind: choice(evidenceKinds),
    url: line,
    excerpt: text,
    fileName: line,
    mediaType: line,
    blob: { type: 'hash', initial: '' },
    size: none,
    rank,
  },
  event: {
    title: line,
    description: text,
    precision: choice(precisions, 'minute'),
    occurredAt: instant,
    occurredLatest: instant,
    toleranceSec: { type: 'int', initial: 300 },
    afterEvent: ref,
    endedAt: instant,
    endPrecision: choice(endPrecisions, 'minute'),
    knownAt: instant,
    zone,
    inferred: { type: 'lineList', initial: [], choices: ['year', 'date', 'zone', 'time'] },
    original: text,
    milestone: choice(milestones),
    kind: choice(eventKinds),
    source: ref,
    actorRole: line,
    evidence: refList,
    hidden: no,
    pinned: no,
    rank,
    addedAt: instant,
    rememberedBy: ref,
  },
  question: {
    text,
    event: ref,
    answer: text,
    status: choice(questionStates),
    rank,
    addedAt: instant,
    rememberedBy: ref,
  },
  factor: {
    title: line,
    description: text,
    kind: choice(factorKinds),
    events: refList,
    evidence: refList,
    rank,
    addedAt: instant,
  },
  lesson: { prompt: choice(lessonPrompts), text, events: refList, rank, addedAt: instant, topic: line },
  action: {
    title: line,
    description: text,
    owner: line,
    dueOn: { type: 'date', initial: '' },
    doneWhen: text,
    kind: choice(actionKinds),
    priority: choice(priorities),
    status: choice(actionStatuses),
    reason: text,
    cost: line,
    factors: refList,
    rank,
    addedAt: instant,
    buildHours: none,
    keepHours: none,
    proposedUntil: { type: 'date', initial: '' },
  },
  meeting: {
    facilitator: ref,
    scribe: ref,
    startedAt: instant,
    endedAt: instant,
    understoodAt: instant,
    overridden: no,
    overrideReason: text,
    learnedYes: none,
    learnedNo: none,
    againYes: none,
    againNo: none,
    words: text,
    rank,
  },
  attendance: {
    meeting: ref,
    participant: ref,
    reviewedAt: instant,
    present: no,
    word: line,
    mood: none,
    rank,
  },
  visit: {
    meeting: ref,
    phase: choice(visitPhases),
    startedAt: instant,
    ranMs: none,
    open: no,
    extraMin: none,
    rank,
  },
  idea: {
    text,
    event: ref,
    addedAt: instant,
    outcome: choice(ideaOutcomes),
    action: ref,
    reason: text,
    rank,
  },
};

/** The fields of a new record of a kind. */
export function defaultsOf<K extends Kind>(kind: K): FieldsByKind[K] {
  return Object.fromEntries(
    specsOf(kind).map(([name, spec]) => [name, spec.initial]),
  ) as unknown as FieldsByKind[K];
}

/** All fields of a kind with what is known of them. */
export function specsOf(kind: Kind): readonly (readonly [string, FieldSpec])[] {
  return Object.entries<FieldSpec>(schema[kind]);
}

/** Values as they will be stored: text cleaned, lists without empty and double items. */
export function cleanFields(
  kind: Kind,
  fields: Readonly<Record<string, FieldValue | undefined>>,
): Record<string, FieldValue> {
  const out: Record<string, FieldValue> = {};
  const specs: Readonly<Record<string, FieldSpec | undefined>> = schema[kind];
  for (const [name, value] of Object.entries(fields)) {
    const spec = specs[name];
    if (spec !== undefined && value !== undefined) out[name] = cleanValue(spec.type, value);
  }
  return out;
}

function cleanValue(type: FieldType, value: FieldValue): FieldValue {
  if (typeof value === 'string') {
    if (type === 'text') return clean(value);
    return type === 'line' ? cleanLine(value) : value;
  }
  if (typeof value === 'object') {
    const items = type === 'lineList' ? value.map((item) => cleanLine(item).trim()) : value;
    return [...new Set(items)].filter((item) => item !== '');
  }
  return value;
}

/** True when two values of a field are the same. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
