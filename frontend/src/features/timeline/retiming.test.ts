// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../domain/records';
import type { App, Command } from '../../state/app.svelte';
import type { Session } from '../../state/types';
import { nudgeCommands } from './nudging';
import { moveEvents, placeEvent, resizeEvent } from './retiming';
import { TestTimeline, at } from './retime.fixture';

const minute = 60_000;

let timeline: TestTimeline;
let app: App;
let session: Session;

beforeEach(async () => {
  timeline = await TestTimeline.open();
  ({ app, session } = timeline);
});

afterEach(() => session.close());

const add = (fields: Parameters<TestTimeline['add']>[0]): string => timeline.add(fields);
const event = (id: string): TimelineEvent => timeline.event(id);

describe('setting times by hand', () => {
  it('moves one event, says the new time, and is one step back', async () => {
    const id = add({ inferred: ['date'] });
    expect(moveEvents(app, session, [id], 2 * minute)).toBe(true);
    expect(event(id)).toMatchObject({ occurredAt: at('14:07'), inferred: [] });
    expect(app.announcement.text).toBe('Moved to 14:07, 2 minutes later.');
    expect(session.undoLabel).toBe('Move event');
    await session.undo();
    expect(event(id)).toMatchObject({ occurredAt: at('14:05'), inferred: ['date'] });
  });

  it('moves many by the same length in one step, and leaves unknown times', async () => {
    const ids = [add({}), add({ occurredAt: at('15:00') }), add({ precision: 'unknown', occurredAt: '' })];
    moveEvents(app, session, ids, -5 * minute);
    expect(ids.map((id) => event(id).occurredAt)).toEqual([at('14:00'), at('14:55'), '']);
    expect(app.announcement.text).toBe(
      '2 events moved, the first to 14:00, 5 minutes earlier. 1 event without such a time stayed.',
    );
    expect(session.undoLabel).toBe('Move 2 events');
    await session.undo();
    expect(ids.map((id) => event(id).occurredAt)).toEqual([at('14:05'), at('15:00'), '']);
  });

  it('makes and changes spans, and never ends one before it starts', () => {
    const id = add({});
    const drag = (time: string): boolean =>
      resizeEvent(app, session, id, { side: 'end', time: Date.parse(at(time)) });
    expect(drag('14:20')).toBe(true);
    expect(session.undoLabel).toBe('Make span');
    expect(app.announcement.text).toBe('14:05 → 14:20, 15 minutes long.');
    expect(drag('13:00')).toBe(true);
    expect(event(id).endedAt).toBe('');
    expect(app.announcement.text).toBe('14:05, a point in time.');
    expect(drag('13:00')).toBe(false);
    expect(app.announcement.text).toBe('Not changed.');
  });

  it('does not move what has no time, but can place it', () => {
    const id = add({ precision: 'unknown', occurredAt: '' });
    expect(moveEvents(app, session, [id], minute)).toBe(false);
    expect(app.announcement.text).toContain('not known');
    expect(placeEvent(app, session, id, Date.parse(at('14:30')), 2 * minute)).toBe(true);
    expect(event(id)).toMatchObject({ precision: 'approximate', occurredAt: at('14:30'), toleranceSec: 120 });
    expect(app.announcement.text).toBe('Placed at 10 Mar about 14:30.');
  });
});

describe('keys', () => {
  function press(key: string): void {
    const command: Command | undefined = nudgeCommands(app, session, () => app.selected('event')).find(
      ({ keys }) => keys?.includes(key),
    );
    if (command?.when?.() !== true) throw new Error(`${key} does nothing now.`);
    void command.run();
  }

  it('move what is selected; presses in a row are one step', async () => {
    const id = add({});
    app.select('event', id);
    press('.');
    press('.');
    press(':');
    press(',');
    expect(event(id).occurredAt).toBe(at('14:16'));
    await session.undo();
    expect(event(id).occurredAt).toBe(at('14:05'));
  });

  it('move the end, and a date by days', () => {
    const id = add({});
    app.select('event', id);
    press(']');
    press('}');
    press('Alt+,');
    expect(event(id).endedAt).toBe(at('14:15'));
    const date = { occurredAt: at('00:00'), occurredLatest: '2026-03-10T23:59:59.999Z' };
    const day = add({ precision: 'date', ...date });
    app.select('event', day);
    press('.');
    expect(event(day).occurredAt).toBe('2026-03-11T00:00:00.000Z');
    expect(app.announcement.text).toBe('Moved to 11 Mar, 1 day later.');
  });

  it('do nothing without a selection', () => {
    app.select('event', null);
    expect(() => press('.')).toThrow();
  });
});
