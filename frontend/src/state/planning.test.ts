// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeBackend } from '../backend/fake';
import { attendeesOf } from '../domain/meeting/planned';
import { entrust, markReviewed, meetingOf, planTime, tickIn, tickInLines, tickOut } from './planning';
import { openSession } from './session.svelte';
import type { Session } from './types';

const now = Date.parse('2026-04-01T12:00:00.000Z');
let session: Session;

beforeEach(async () => {
  const backend = createFakeBackend({ seed: 'empty' });
  session = await openSession(backend, await backend.library.create('standard', 'Checkout'));
});
afterEach(() => session.close());

const names = (): readonly string[] =>
  attendeesOf(meetingOf(session)?.id ?? '', session.list('participant'), session.list('attendance')).map(
    ({ person }) => person.name,
  );
const idOf = (name: string): string => session.list('participant').find((one) => one.name === name)?.id ?? '';

describe('planning the meeting', () => {
  it('makes the meeting with the first thing planned, and takes both back in one step', async () => {
    planTime(session, '2026-04-02T13:00:00.000Z', now);
    expect(session.list('meeting')).toHaveLength(1);
    planTime(session, '2026-04-02T14:00:00.000Z', now);
    expect(session.list('meeting')).toHaveLength(1);
    await session.undo();
    await session.undo();
    expect(session.list('meeting')).toEqual([]);
    expect(session.root.meetingAt).toBe('');
  });

  it('plans nothing by a time that has passed, and nothing by taking one back', () => {
    planTime(session, '2026-03-31T13:00:00.000Z', now);
    planTime(session, '', now);
    expect(session.list('meeting')).toEqual([]);
  });

  it('adds many people by lines in one step; a name that is there means that person', async () => {
    tickInLines(session, ['Ana Kovač, on-call engineer']);
    tickOut(session, idOf('Ana Kovač'));
    tickInLines(session, ['ana kovač', 'Ben (scribe)', 'Ben', 'אורי']);
    expect(names()).toEqual(['Ana Kovač', 'Ben', 'אורי']);
    expect(session.get('participant', idOf('Ben'))?.role).toBe('scribe');
    await session.undo();
    expect(names()).toEqual([]);
    expect(session.list('participant')).toHaveLength(1);
  });

  it('ticks the same person in once', () => {
    tickInLines(session, ['Ana', 'Ben']);
    tickIn(
      session,
      session.list('participant').map(({ id }) => id),
    );
    expect(session.list('attendance')).toHaveLength(2);
  });

  it('lets those come who lead and write, and takes the tasks from who does not', () => {
    tickInLines(session, ['Ana']);
    const ben = session.create('participant', { name: 'Ben' }, 'Add');
    entrust(session, 'facilitator', ben);
    entrust(session, 'scribe', idOf('Ana'));
    expect(names()).toEqual(['Ana', 'Ben']);
    tickOut(session, ben);
    expect(meetingOf(session)).toMatchObject({ facilitator: '', scribe: idOf('Ana') });
    entrust(session, 'scribe', '');
    expect(meetingOf(session)?.scribe).toBe('');
    expect(names()).toEqual(['Ana']);
  });

  it('begins a new list after a meeting that was held', () => {
    tickInLines(session, ['Ana', 'Ben']);
    const first = meetingOf(session)?.id ?? '';
    session.update('meeting', first, { endedAt: '2026-04-02T14:00:00.000Z' }, 'End');
    expect(meetingOf(session)).toBeUndefined();
    tickIn(session, [idOf('Ben')]);
    expect(names()).toEqual(['Ben']);
    expect(session.list('meeting')).toHaveLength(2);
  });

  it('notes who looked through the timeline', async () => {
    tickInLines(session, ['Ana']);
    const id = session.list('attendance')[0]?.id ?? '';
    markReviewed(session, id, now + 59_999);
    expect(session.get('attendance', id)?.reviewedAt).toBe('2026-04-01T12:00:00.000Z');
    await session.undo();
    expect(session.get('attendance', id)?.reviewedAt).toBe('');
  });
});
