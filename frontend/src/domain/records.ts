/**
 * The records a post-mortem is made of, as the backend keeps them
 * (backend/postmortem/schema.go is the source; a test compares the two).
 * Instants are "2026-03-29T14:05:00.000Z" or "" for none; dates "2026-03-29".
 */
export type Instant = string;
/** In a field, "" means none. */
export type RecordId = string;

export const statuses = ['draft', 'ready', 'reviewed', 'published'] as const;
export const templates = ['small', 'standard', 'major'] as const;
export const severities = ['', 'SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export const precisions = ['exact', 'minute', 'approximate', 'between', 'date', 'unknown'] as const;
export const endPrecisions = ['exact', 'minute', 'approximate'] as const;
export const milestones = [
  '',
  'impact_started',
  'detected',
  'acknowledged',
  'declared',
  'escalated',
  'mitigated',
  'resolved',
] as const;
export const eventKinds = [
  '',
  'alert',
  'change',
  'observation',
  'decision',
  'action',
  'message',
  'metric',
] as const;
export const sourceKinds = ['', 'log', 'chat', 'monitor', 'deploys', 'tickets', 'person'] as const;
export const evidenceKinds = ['link', 'log', 'chat', 'picture', 'file'] as const;
export const questionStates = ['open', 'answered'] as const;
export const lessonPrompts = ['helped', 'slowed', 'differently', 'learned'] as const;
export const actionKinds = ['', 'prevent', 'detect', 'mitigate', 'learn'] as const;
export const actionStatuses = ['open', 'started', 'done', 'declined'] as const;
export const priorities = ['', 'high', 'medium', 'low'] as const;
export const factorKinds = ['', 'trigger', 'technical', 'process', 'knowledge', 'environment'] as const;
export const recurrences = ['', 'once', 'yearly', 'quarterly', 'monthly', 'weekly'] as const;
export const meetingPhases = ['check_in', 'events', 'summary', 'lessons', 'actions', 'check_out'] as const;
/** What a visit can be: a phase, or the room rests, or the timer was stopped. */
export const visitPhases = [...meetingPhases, 'break', 'pause'] as const;
export const ideaOutcomes = ['open', 'action', 'dropped'] as const;

export type Status = (typeof statuses)[number];
export type Template = (typeof templates)[number];
export type Severity = (typeof severities)[number];
export type Precision = (typeof precisions)[number];
export type Milestone = (typeof milestones)[number];
export type Recurrence = (typeof recurrences)[number];
export type MeetingPhase = (typeof meetingPhases)[number];
export type VisitPhase = (typeof visitPhases)[number];

export interface PostMortemFields {
  readonly title: string;
  readonly reference: string;
  readonly status: Status;
  readonly template: Template;
  readonly zone: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
  readonly services: readonly string[];
  readonly awareness: string;
  readonly impact: string;
  readonly sequence: string;
  readonly resolution: string;
  readonly summary: string;
  readonly analysis: string;
  readonly trigger: string;
  readonly affected: string;
  readonly meetingAt: Instant;
  readonly createdAt: Instant;
  readonly trashedAt: Instant;
  /** Private: out of every export unless it is asked for. */
  readonly notes: string;
  /** People the incident kept busy, 0 for the participants. */
  readonly responders: number;
  /** Hours of work after it was over. */
  readonly afterHours: number;
  /** The impact on others, as hours of work it is worth. */
  readonly impactHours: number;
  readonly recurrence: Recurrence;
}

export interface ParticipantFields {
  readonly name: string;
  readonly role: string;
  readonly alias: string;
  readonly rank: string;
}

export interface SourceFields {
  readonly name: string;
  readonly kind: (typeof sourceKinds)[number];
  readonly zone: string;
  readonly clockOffsetMs: number;
  readonly rank: string;
}

export interface EvidenceFields {
  readonly title: string;
  readonly kind: (typeof evidenceKinds)[number];
  readonly url: string;
  readonly excerpt: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly blob: string;
  readonly size: number;
  readonly rank: string;
}

export interface EventFields {
  readonly title: string;
  readonly description: string;
  readonly precision: Precision;
  readonly occurredAt: Instant;
  readonly occurredLatest: Instant;
  readonly toleranceSec: number;
  readonly afterEvent: RecordId;
  readonly endedAt: Instant;
  readonly endPrecision: (typeof endPrecisions)[number];
  readonly knownAt: Instant;
  readonly zone: string;
  readonly inferred: readonly string[];
  readonly original: string;
  readonly milestone: Milestone;
  readonly kind: (typeof eventKinds)[number];
  readonly source: RecordId;
  readonly actorRole: string;
  readonly evidence: readonly RecordId[];
  readonly hidden: boolean;
  readonly pinned: boolean;
  readonly rank: string;
  /** When a meeting added it, "" if none did; so with the other kinds below. */
  readonly addedAt: Instant;
  readonly rememberedBy: RecordId;
}

/** What somebody wants to know about an event; event "" for the whole incident. */
export interface QuestionFields {
  readonly text: string;
  readonly event: RecordId;
  readonly answer: string;
  readonly status: (typeof questionStates)[number];
  readonly rank: string;
  readonly addedAt: Instant;
  readonly rememberedBy: RecordId;
}

export interface FactorFields {
  readonly title: string;
  readonly description: string;
  readonly kind: (typeof factorKinds)[number];
  readonly events: readonly RecordId[];
  readonly evidence: readonly RecordId[];
  readonly rank: string;
  readonly addedAt: Instant;
}

export interface LessonFields {
  readonly prompt: (typeof lessonPrompts)[number];
  readonly text: string;
  readonly events: readonly RecordId[];
  readonly rank: string;
  readonly addedAt: Instant;
  /** Lessons of a prompt with the same one stand together. */
  readonly topic: string;
}

export interface ActionFields {
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneWhen: string;
  readonly kind: (typeof actionKinds)[number];
  readonly priority: (typeof priorities)[number];
  readonly status: (typeof actionStatuses)[number];
  readonly reason: string;
  readonly cost: string;
  readonly factors: readonly RecordId[];
  readonly rank: string;
  readonly addedAt: Instant;
  readonly buildHours: number;
  /** A month. */
  readonly keepHours: number;
  /** Only proposed until this date, "" for agreed. */
  readonly proposedUntil: string;
}

/** One time that people come together over the post-mortem. */
export interface MeetingFields {
  readonly facilitator: RecordId;
  readonly scribe: RecordId;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** When the group said that the facts are understood. */
  readonly understoodAt: Instant;
  /** Actions were opened before that. */
  readonly overridden: boolean;
  readonly overrideReason: string;
  readonly learnedYes: number;
  readonly learnedNo: number;
  readonly againYes: number;
  readonly againNo: number;
  /** Of the check-out: a sentence a line, of nobody by name. */
  readonly words: string;
  readonly rank: string;
}

/** A person at a meeting. Word and mood are of the check-in, and private. */
export interface AttendanceFields {
  readonly meeting: RecordId;
  readonly participant: RecordId;
  readonly reviewedAt: Instant;
  readonly present: boolean;
  readonly word: string;
  readonly mood: number;
  readonly rank: string;
}

/** A stay in a phase. `ranMs` is by a clock that nobody can set. */
export interface VisitFields {
  readonly meeting: RecordId;
  readonly phase: VisitPhase;
  readonly startedAt: Instant;
  readonly ranMs: number;
  readonly open: boolean;
  readonly extraMin: number;
  readonly rank: string;
}

/** A solution that was voiced before the facts were agreed. */
export interface IdeaFields {
  readonly text: string;
  readonly event: RecordId;
  readonly addedAt: Instant;
  readonly outcome: (typeof ideaOutcomes)[number];
  readonly action: RecordId;
  readonly reason: string;
  readonly rank: string;
}

/** Fields by kind of record. */
export interface FieldsByKind {
  readonly postmortem: PostMortemFields;
  readonly participant: ParticipantFields;
  readonly source: SourceFields;
  readonly evidence: EvidenceFields;
  readonly event: EventFields;
  readonly question: QuestionFields;
  readonly factor: FactorFields;
  readonly lesson: LessonFields;
  readonly action: ActionFields;
  readonly meeting: MeetingFields;
  readonly attendance: AttendanceFields;
  readonly visit: VisitFields;
  readonly idea: IdeaFields;
}

export type Kind = keyof FieldsByKind;
export const kinds: readonly Kind[] = [
  'postmortem',
  'participant',
  'source',
  'evidence',
  'event',
  'question',
  'factor',
  'lesson',
  'action',
  'meeting',
  'attendance',
  'visit',
  'idea',
];

/** A record: immutable, replaced as a whole when it changes. */
export type RecordOf<K extends Kind> = { readonly id: RecordId } & FieldsByKind[K];
export type TimelineEvent = RecordOf<'event'>;
export type Participant = RecordOf<'participant'>;
export type Evidence = RecordOf<'evidence'>;
export type Question = RecordOf<'question'>;
export type ContributingFactor = RecordOf<'factor'>;
export type Lesson = RecordOf<'lesson'>;
export type ActionItem = RecordOf<'action'>;
export type Meeting = RecordOf<'meeting'>;
export type Attendance = RecordOf<'attendance'>;
export type Visit = RecordOf<'visit'>;
export type ParkedIdea = RecordOf<'idea'>;
export type PostMortem = RecordOf<'postmortem'>;

export type FieldValue = string | number | boolean | readonly string[];

/** One change to one record, as sent to the backend (postmortem.Edit). */
export interface Edit {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly op: 'create' | 'update' | 'delete';
  readonly kind: Kind;
  readonly record: RecordId;
  readonly fields: Readonly<Record<string, FieldValue>>;
}
