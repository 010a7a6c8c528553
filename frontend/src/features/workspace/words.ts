import type { Severity, Status } from '../../domain/records';
import type { ZoneView } from '../../state/app.svelte';

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

/** Whose zone each choice is. */
export const zoneDetails: Readonly<Record<ZoneView, string>> = {
  document: 'Of the post-mortem, as in exports',
  utc: 'The same for everyone',
  reader: 'Of this computer',
};
