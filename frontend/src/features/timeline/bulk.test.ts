// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createFakeBackend } from '../../backend/fake';
import type { EventFields, TimelineEvent } from '../../domain/records';
import { App } from '../../state/app.svelte';
import { openSession } from '../../state/session.svelte';
import type { Session } from '../../state/types';
import { removeAll, setKind, setNewSource, setRole, setSource, shiftAll, toggleAllHidden } from './bulk';

async function opened(
  fields: readonly Partial<EventFields>[],
): Promise<{ session: Session; app: App; all: () => readonly TimelineEvent[] }> {
  const backend = createFakeBackend({ seed: 'empty' });
  const session = await openSession(backend, await backend.library.create('standard', 'Checkout'));
  const commands = { run: () => false, register: () => () => undefined };
  const app = new App({ backend, commands, navigate: () => undefined });
  app.session = session;
  session.transact('Fill', (draft) => {
    for (const one of fields) draft.create('event', one, 'Fill');
  });
  await session.flush();
  return { session, app, all: () => session.list('event') };
}

const at = (clock: string): string => `2026-03-10T${clock}:00.000Z`;
const three = [
  { title: 'a', occurredAt: at('14:00'), endedAt: at('14:10'), hidden: true },
  { title: 'b', occurredAt: at('14:05'), kind: 'alert' as const },
  { title: 'c', precision: 'unknown' as const, occurredAt: '' },
];

describe('several events at once', () => {
  it('are changed as one step, which one undo takes back', async () => {
    const { session, app, all } = await opened(three);
    const before = all();
    setKind(app, session, before, 'alert');
    expect(session.undoLabel).toBe('Set kind (2 events)');
    setNewSource(app, session, all(), 'Grafana');
    const source = session.list('source')[0]?.id ?? '';
    expect(all().map((event) => event.source)).toEqual([source, source, source]);
    setRole(app, session, all(), 'on-call engineer');
    setSource(app, session, all(), '');
    await session.flush();
    for (let steps = 0; steps < 4; steps += 1) await session.undo();
    expect(all()).toEqual(before);
    expect(session.list('source')).toEqual([]);
    await session.close();
  });

  it('are hidden when one is not, and shown when all are hidden', async () => {
    const { session, app, all } = await opened(three);
    const hidden = (): boolean[] => all().map((event) => event.hidden);
    toggleAllHidden(app, session, all());
    expect(hidden()).toEqual([true, true, true]);
    toggleAllHidden(app, session, all());
    expect(hidden()).toEqual([false, false, false]);
    expect(app.announcement.text).toBe('3 events shown in exports again.');
    await session.close();
  });

  it('move in time with all they have; a time that is not known stays, and that is said', async () => {
    const { session, app, all } = await opened(three);
    expect(shiftAll(app, session, all(), -90_000, undefined)).toBe(2);
    expect(all().map(({ occurredAt, endedAt }) => [occurredAt, endedAt])).toEqual([
      ['2026-03-10T13:58:30.000Z', '2026-03-10T14:08:30.000Z'],
      ['2026-03-10T14:03:30.000Z', ''],
      ['', ''],
    ]);
    expect(app.announcement.text).toMatch(/^2 events moved by −1 min 30 s\. 1 event/);
    await session.close();
  });

  it('are deleted with a way back, and what followed them keeps its place', async () => {
    const { session, app, all } = await opened(three);
    const [a, b] = all();
    if (a === undefined || b === undefined) throw new Error('three events were made');
    session.create('event', { title: 'behind b', precision: 'unknown', afterEvent: b.id }, 'Add');
    await session.flush();
    const before = all().map(({ title }) => title);
    expect(before).toEqual(['a', 'b', 'behind b', 'c']);
    const c = all()[3];
    if (c === undefined) throw new Error('four events were made');
    app.selectMany('event', [b.id, c.id]);
    removeAll(app, session, [b, c], all());
    expect(all().map(({ title }) => title)).toEqual(['a', 'behind b']);
    expect(all()[1]?.afterEvent).toBe(a.id);
    expect(session.get('event', app.selected('event')[0] ?? '')?.title).toBe('behind b');
    await session.flush();
    await app.toasts.at(-1)?.action?.run();
    expect(all().map(({ title }) => title)).toEqual(before);
    expect(app.selected('event')).toHaveLength(2);
    await session.close();
  });

  it('may be a thousand: one transaction, in no time', async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({
      title: `event ${i}`,
      occurredAt: new Date(Date.parse(at('14:00')) + i * 1000).toISOString(),
    }));
    const { session, app, all } = await opened(many);
    const start = performance.now();
    shiftAll(app, session, all(), 300_000, undefined);
    expect(all()[0]?.occurredAt).toBe(at('14:05'));
    const took = performance.now() - start;
    expect(session.saving.pending.length).toBe(1_000);
    expect(new Set(session.saving.pending.map(({ group }) => group)).size).toBe(1);
    // Measured 15 ms; far below what one would notice, also on a busy machine.
    expect(took).toBeLessThan(1_000);
    await session.close();
  });
});
