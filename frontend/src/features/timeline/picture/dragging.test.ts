// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../../domain/records';
import type { App } from '../../../state/app.svelte';
import type { Session } from '../../../state/types';
import { ItemIndex } from '../../../timeline/itemindex';
import { bit, itemsOf } from '../../../timeline/items';
import { timeScale } from '../../../timeline/scale';
import { Dragging, type DragStage, type DragView } from './dragging';
import type { Shown } from './paint';
import { TestTimeline, at } from '../retime.fixture';

const ms = (time: string): number => Date.parse(at(time));

let timeline: TestTimeline;
let app: App;
let session: Session;
let dragging: Dragging;
let preview: ReadonlyMap<number, Shown> | null;
let view: DragView | null;

/** Ten pixels a minute, from 14:00. */
const scale = timeScale(ms('14:00'), ms('15:40'), 1000);
const stage: DragStage = {
  scale,
  get model() {
    const items = itemsOf(session.list('event'));
    return { items, index: new ItemIndex(items.events) };
  },
  setPreview: (shown) => (preview = shown),
};

beforeEach(async () => {
  timeline = await TestTimeline.open();
  ({ app, session } = timeline);
  [preview, view] = [null, null];
  dragging = new Dragging(app, session, stage, (shown) => (view = shown));
});

afterEach(() => session.close());

const add = (fields: Parameters<TestTimeline['add']>[0]): string => timeline.add(fields);
const event = (id: string): TimelineEvent => timeline.event(id);

function move(id: string, dx: number, drop = false, all = false): void {
  dragging.take({ do: drop ? 'move drop' : 'move', id, all, dx, free: false });
}

describe('dragging', () => {
  it('shows the new time and changes nothing until the drop, then once', async () => {
    const id = add({});
    const before = event(id);
    move(id, 13);
    move(id, 22);
    expect(view).toEqual({ text: '14:07, 2 minutes later', x: 70, at: 'step' });
    expect(preview?.get(0)).toMatchObject({ at: ms('14:07') });
    expect(event(id)).toBe(before);
    move(id, 22, true);
    expect(event(id).occurredAt).toBe(at('14:07'));
    expect([preview, view]).toEqual([null, null]);
    expect(app.announcement.text).toBe('Moved to 14:07, 2 minutes later.');
    expect(app.selected('event')).toEqual([id]);
    await session.undo();
    expect(event(id).occurredAt).toBe(at('14:05'));
  });

  it('leaves no trace after Esc', () => {
    const id = add({});
    const label = session.undoLabel;
    move(id, 30);
    dragging.take({ do: 'cancel' });
    expect([preview, view, event(id).occurredAt, session.undoLabel]).toEqual([
      null,
      null,
      at('14:05'),
      label,
    ]);
  });

  it('stops at other events', () => {
    const id = add({});
    add({ occurredAt: '2026-03-10T14:20:20.000Z', precision: 'exact' });
    move(id, 150);
    expect(view).toMatchObject({ at: 'event' });
    expect(preview?.get(0)?.at).toBe(Date.parse('2026-03-10T14:20:20.000Z'));
  });

  it('keeps distances when many move, and is one step', async () => {
    const ids = [
      add({}),
      add({ occurredAt: at('14:30'), endedAt: at('14:40') }),
      add({ occurredAt: at('15:00') }),
    ];
    app.selectMany('event', ids);
    move(ids[1] ?? '', 50, false, true);
    expect(view?.text).toBe('14:35, 5 minutes later · 3 events');
    expect([...(preview ?? new Map())].map(([item]) => item as number).sort()).toEqual([0, 1, 2]);
    move(ids[1] ?? '', 50, true, true);
    expect(ids.map((id) => event(id).occurredAt)).toEqual([at('14:10'), at('14:35'), at('15:05')]);
    expect(event(ids[1] ?? '').endedAt).toBe(at('14:45'));
    await session.undo();
    expect(ids.map((id) => event(id).occurredAt)).toEqual([at('14:05'), at('14:30'), at('15:00')]);
  });

  it('makes a span by dragging the end of a point', () => {
    const id = add({});
    const size = { id, side: 'end', free: false } as const;
    dragging.take({ do: 'size', dx: 100, ...size });
    expect(view?.text).toBe('14:05 → 14:15, 10 minutes long');
    expect(preview?.get(0)).toMatchObject({ from: ms('14:05'), to: ms('14:15'), bits: bit.span });
    dragging.take({ do: 'size drop', dx: 100, ...size });
    expect(event(id)).toMatchObject({ occurredAt: at('14:05'), endedAt: at('14:15') });
    dragging.take({ do: 'size drop', dx: -500, ...size });
    expect(event(id).endedAt).toBe('');
  });

  it('moves a date by whole days, and places what has no time', () => {
    const date = add({
      precision: 'date',
      occurredAt: at('00:00'),
      occurredLatest: '2026-03-10T23:59:59.999Z',
    });
    move(date, 14 * 600, true);
    expect(event(date).occurredAt).toBe('2026-03-11T00:00:00.000Z');
    move(date, 300, true);
    expect(event(date).occurredAt).toBe('2026-03-11T00:00:00.000Z');
    const anchor = add({});
    const loose = add({ precision: 'unknown', occurredAt: '', afterEvent: anchor });
    move(loose, 200, true);
    expect(event(loose)).toMatchObject({
      precision: 'approximate',
      occurredAt: at('14:25'),
      toleranceSec: 60,
    });
  });

  it('drops nothing when the event was changed or deleted meanwhile', () => {
    const id = add({});
    move(id, 50);
    session.update('event', id, { occurredAt: at('15:00') }, 'Edit');
    move(id, 50, true);
    expect(event(id).occurredAt).toBe(at('15:00'));
    move(id, 50);
    session.remove('event', id, 'Delete event');
    move(id, 50, true);
    expect(session.list('event')).toEqual([]);
    expect([preview, view]).toEqual([null, null]);
  });
});
