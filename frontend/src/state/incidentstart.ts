import type { Instant, TimelineEvent } from '../domain/records';
import type { Session } from './types';

export interface IncidentStart {
  readonly at: Instant;
  /** No event has a time yet: `at` is when the post-mortem was created. */
  readonly unknown: boolean;
}

/** When the incident began, as the library counts it: impact started, else the earliest event, else creation. */
export function incidentStart(
  session: Pick<Session, 'root' | 'list'>,
  events: readonly TimelineEvent[] = session.list('event'),
): IncidentStart {
  const timed = events.filter((event) => event.occurredAt !== '');
  const impact = timed.find((event) => event.milestone === 'impact_started');
  const earliest = timed.reduce<Instant>(
    (first, event) => (first === '' || event.occurredAt < first ? event.occurredAt : first),
    '',
  );
  const at = impact?.occurredAt ?? earliest;
  return at === '' ? { at: session.root.createdAt, unknown: true } : { at, unknown: false };
}
