import { incidentCost, type Cost } from '../domain/meeting/cost';
import type { Session } from './types';

/** What the incident of a post-mortem cost. */
export function costOf(session: Pick<Session, 'root' | 'list'>): Cost {
  return incidentCost(session.root, session.list('participant').length, session.list('event'));
}
