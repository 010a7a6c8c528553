import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../records';
import { defaultsOf } from '../schema';
import { hintsFor } from './hints';

const action = (title: string, more: Partial<ActionItem> = {}): ActionItem => ({
  ...defaultsOf('action'),
  id: title,
  title,
  kind: 'mitigate',
  ...more,
});
const ids = (actions: readonly ActionItem[], others: readonly string[] = ['tests ran']): readonly string[] =>
  hintsFor(actions, others).map((hint) => hint.id);

describe('an action that goes too far or falls short', () => {
  it.each([
    ['Remind everyone to check the pool size', 'reminder'],
    ['Train engineers on the failover runbook', 'reminder'],
    ['Be more careful with configuration', 'reminder'],
    ['Double-check before every deploy', 'reminder'],
    ['Raise awareness of the pager rules', 'reminder'],
    ['Require a second approval for database changes', 'gate'],
    ['Add manual approval to the pipeline', 'gate'],
    ['Freeze all deploys on Fridays', 'gate'],
    ['Increase memory on host db-07', 'narrow'],
    ['Fix 10.12.0.7', 'narrow'],
    ['Upgrade the client to 4.2.1', 'narrow'],
    ['Close OPS-4711', 'narrow'],
  ])('%s: %s', (title, id) => expect(ids([action(title)])).toEqual([id]));

  it.each([
    'Alert on replica lag above 10 s',
    'Limit retries in the client',
    'Keep Orchestrator from promoting primaries across regional boundaries',
    'Make the pool size follow the number of instances',
    'Show the replication state on the status page',
    'Validate failure scenarios regularly by injecting faults',
    'Review the timeouts of all clients',
    'Roll out training data in two regions',
    'Check schema changes automatically before they are merged',
    'Delete the unused approval service',
  ])('%s: nothing to ask', (title) => expect(ids([action(title)])).toEqual([]));

  it('is not asked about when it was declined', () => {
    expect(ids([action('Remind everyone to be careful', { status: 'declined' })])).toEqual([]);
  });
});

describe('a list of actions', () => {
  const several = (count: number, kind: ActionItem['kind']): readonly ActionItem[] =>
    Array.from({ length: count }, (_, i) => action(`Do thing ${String.fromCharCode(97 + i)}`, { kind }));

  it('is long from eight on', () => {
    const kinds = ['prevent', 'detect', 'mitigate'] as const;
    const list = (count: number): readonly ActionItem[] =>
      several(count, '').map((one, i) => ({ ...one, kind: kinds[i % 3] ?? '' }));
    expect(ids(list(7))).toEqual([]);
    expect(ids(list(8))).toEqual(['many']);
  });

  it('is asked when all are of one kind, from three on', () => {
    expect(ids(several(2, 'mitigate'))).toEqual([]);
    expect(ids(several(3, 'mitigate'))).toEqual(['one kind']);
    expect(ids(several(3, ''))).toEqual([]);
  });

  it('is asked what let it through, unless somebody spoke of that', () => {
    const fix = [action('Make the pool larger', { kind: 'prevent' })];
    expect(ids(fix, [])).toEqual(['not caught']);
    expect(ids(fix, ['No test runs with two instances'])).toEqual([]);
    expect(ids([...fix, action('Alert on the pool', { kind: 'detect' })], [])).toEqual([]);
    expect(ids([], [])).toEqual([]);
  });
});

it('asks for no person', () => {
  const all = hintsFor(
    [...Array.from({ length: 8 }, (_, i) => action(`Remind everyone ${i}`, { kind: 'prevent' }))],
    [],
  );
  for (const hint of all)
    expect(`${hint.question} ${hint.advice}`).not.toMatch(/\b(who did|why|fault|mistake|blame)\b/iu);
});
