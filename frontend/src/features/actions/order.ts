import { isOpen } from '../../domain/openaction';
import type { ActionItem } from '../../domain/records';

/** Orders in which actions can be shown. "own" is the order people gave them. */
export const actionOrders = ['own', 'priority', 'due'] as const;
export type ActionOrder = (typeof actionOrders)[number];

const priorityPlace = { high: 0, medium: 1, low: 2, '': 3 } as const;

/**
 * Actions in an order; the given order decides between equals. Sorted by
 * priority or due date, what is closed comes last: it needs no attention.
 */
export function orderActions(actions: readonly ActionItem[], order: ActionOrder): readonly ActionItem[] {
  if (order === 'own') return actions;
  const place = (action: ActionItem): string => {
    const closed = isOpen(action) ? '0' : '1';
    const due = action.dueOn === '' ? '9999-99-99' : action.dueOn;
    const priority = String(priorityPlace[action.priority]);
    return order === 'due' ? `${closed}${due}${priority}` : `${closed}${priority}${due}`;
  };
  return actions
    .map((action, index) => ({ action, index, key: place(action) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index))
    .map(({ action }) => action);
}

export interface ActionCounts {
  readonly open: number;
  readonly done: number;
  readonly declined: number;
  readonly ownerless: number;
  readonly overdue: number;
}

/** How the actions stand. Ownerless and overdue count open ones only; today is "2026-03-29". */
export function countActions(actions: readonly ActionItem[], today: string): ActionCounts {
  const open = actions.filter(isOpen);
  return {
    open: open.length,
    done: actions.filter((action) => action.status === 'done').length,
    declined: actions.filter((action) => action.status === 'declined').length,
    ownerless: open.filter((action) => action.owner.trim() === '').length,
    overdue: open.filter((action) => action.dueOn !== '' && action.dueOn < today).length,
  };
}
