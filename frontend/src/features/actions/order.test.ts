import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../../domain/records';
import { defaultsOf } from '../../domain/schema';
import { countActions, orderActions } from './order';

function action(id: string, fields: Partial<ActionItem> = {}): ActionItem {
  return {
    ...defaultsOf('action'),
    id,
    title: id,
    owner: 'Ana',
    rank: id,
    ...fields,
  };
}

const list = [
  action('a', { priority: 'low', dueOn: '2026-04-02' }),
  action('b', { priority: 'high', status: 'done' }),
  action('c', { priority: 'high', dueOn: '2026-04-09' }),
  action('d', { dueOn: '2026-04-01', owner: ' ' }),
  action('e', { priority: 'high', dueOn: '2026-04-03', status: 'started' }),
  action('f', { status: 'declined', owner: '' }),
];
const ids = (actions: readonly ActionItem[]): string => actions.map((one) => one.id).join('');

describe('orderActions', () => {
  it('keeps the given order', () => {
    expect(ids(orderActions(list, 'own'))).toBe('abcdef');
  });
  it('puts high before low, earlier due first, none last, closed after all open', () => {
    expect(ids(orderActions(list, 'priority'))).toBe('ecadbf');
  });
  it('puts the earliest due date first', () => {
    expect(ids(orderActions(list, 'due'))).toBe('daecbf');
  });
});

describe('countActions', () => {
  it('counts what is open and what needs a look', () => {
    expect(countActions(list, '2026-04-03')).toEqual({
      open: 4,
      done: 1,
      declined: 1,
      ownerless: 1,
      overdue: 2,
    });
  });
});
