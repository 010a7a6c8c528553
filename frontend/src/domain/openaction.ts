import type { ActionFields } from './records';

/** True while something is left to do of an action. */
export function isOpen(action: Pick<ActionFields, 'status'>): boolean {
  return action.status === 'open' || action.status === 'started';
}
