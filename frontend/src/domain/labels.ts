import type {
  ActionFields,
  EventFields,
  FactorFields,
  Milestone,
  Recurrence,
  SourceFields,
  Status,
} from './records';

/** What people read for the choices of records. "" is the choice not made. */

type Labels<T extends string> = Readonly<Record<T, string>>;

export const statusLabels: Labels<Status> = {
  draft: 'Draft',
  ready: 'Ready for meeting',
  reviewed: 'Reviewed',
  published: 'Published',
};

export const milestoneLabels: Labels<Milestone> = {
  '': 'no milestone',
  impact_started: 'impact started',
  detected: 'detected',
  acknowledged: 'acknowledged',
  declared: 'declared',
  escalated: 'escalated',
  mitigated: 'mitigated',
  resolved: 'resolved',
};

export const eventKindLabels: Labels<EventFields['kind']> = {
  '': 'no kind',
  alert: 'alert',
  change: 'change',
  observation: 'observation',
  decision: 'decision',
  action: 'action',
  message: 'message',
  metric: 'metric',
};

export const sourceKindLabels: Labels<SourceFields['kind']> = {
  '': 'no kind',
  log: 'log',
  chat: 'chat',
  monitor: 'monitor',
  deploys: 'deploys',
  tickets: 'tickets',
  person: 'a person’s memory',
};

export const factorKindLabels: Labels<FactorFields['kind']> = {
  '': 'no kind',
  trigger: 'trigger',
  technical: 'technical',
  process: 'process',
  knowledge: 'knowledge',
  environment: 'environment',
};

export const actionKindLabels: Labels<ActionFields['kind']> = {
  '': 'no kind',
  prevent: 'prevent',
  detect: 'detect',
  mitigate: 'mitigate',
  learn: 'learn',
};

export const actionStatusLabels: Labels<ActionFields['status']> = {
  open: 'open',
  started: 'started',
  done: 'done',
  declined: 'we choose not to',
};

export const priorityLabels: Labels<ActionFields['priority']> = {
  '': 'no priority',
  high: 'high',
  medium: 'medium',
  low: 'low',
};

/** How often an incident could happen again. */
export const recurrenceLabels: Labels<Recurrence> = {
  '': 'how often again?',
  once: 'once',
  yearly: 'once a year',
  quarterly: 'four times a year',
  monthly: 'every month',
  weekly: 'every week',
};
