import type { Severity, Status } from '../../domain/records';

export const statusDetails: Readonly<Record<Status, string>> = {
  draft: 'Being written',
  ready: 'The facts are there; the meeting can take place',
  reviewed: 'The group has gone through it',
  published: 'Shared with everyone concerned',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  '': 'Decide later',
  SEV1: 'Critical: most customers, or data at risk',
  SEV2: 'High: many customers, or a main function',
  SEV3: 'Moderate: some customers, or a way around it',
  SEV4: 'Low: hardly noticed',
};
