import type { Instant, ParkedIdea, RecordId } from '../domain/records';
import type { Session } from './types';

/** What becomes of parked ideas; each is one undo step. */

/** What undo calls it that an idea is not pursued. */
const dropLabel = 'Do not pursue an idea';

/** An idea becomes an action, which begins with its words; `at` as addedAt has it, "" outside of a meeting. */
export function pursueIdea(session: Session, idea: ParkedIdea, at: Instant): RecordId {
  let action = '';
  session.transact('Make an action of an idea', (draft) => {
    action = draft.create('action', { title: idea.text, addedAt: at }, 'Add action');
    draft.update('idea', idea.id, { outcome: 'action', action }, 'Make an action of an idea');
  });
  return action;
}

export function dropIdea(session: Session, id: RecordId, reason: string): void {
  session.update('idea', id, { outcome: 'dropped', reason }, dropLabel);
}
