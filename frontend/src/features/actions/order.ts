import { spanWords } from '../../domain/ages';
import type { ActionItem } from '../../domain/records';

/** Orders in which actions can be shown. "own" is the order people gave them. */
export const actionOrders = ['own', 'priority', 'due'] as const;
export type ActionOrder = (typeof actionOrders)[number];

const priorityPlace = { high: 0, medium: 1, low: 2, '': 3 } as const;

/** True while something is left to do. */
export function isOpen(action: ActionItem): boolean {
  return action.status === 'open' || action.status === 'started';
}

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

/** "due today", "due in 3 days", "8 years over", by whole calendar days; "" without a date. */
export function dueWords(dueOn: string, today: string): string {
  if (dueOn === '') return '';
  const days = Math.round((Date.parse(`${dueOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  if (Number.isNaN(days)) return '';
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  if (days > 1) return days <= 60 ? `due in ${String(days)} days` : `due ${dueOn}`;
  return `${spanWords(-days)} over`;
}
