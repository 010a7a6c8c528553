// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingPhases } from '../../../domain/records';
import { addedIn } from './added';
import { hoursOf } from '../../../domain/meeting/hours';
import { actionsOpen, candidates } from './keys/actions';
import { attendees } from './keys/checkin';
import { shownLessons } from './keys/lessons';
import { workingDaysAfter } from './deeds';
import { TestMeeting } from './meeting.fixture';

let meeting: TestMeeting;
beforeEach(async () => (meeting = await TestMeeting.open()));
afterEach(() => meeting.run.session.close());

const run = (): TestMeeting['run'] => meeting.run;
const took = (): readonly number[] => run().clock.times.map((one) => Math.round(one.tookMs / 60_000));

describe('the course of a meeting', () => {
  it('begins, goes through all phases and ends; every minute counts once', () => {
    expect(run().clock.state).toBe('begin');
    expect(meeting.press('begin')).toBe(true);
    expect(run().clock.state).toBe('runs');
    for (const minutes of [4, 30, 5, 8, 7]) {
      meeting.pass(minutes);
      meeting.press('next');
    }
    meeting.pass(3);
    expect(run().clock.phase).toBe('check_out');
    expect(meeting.press('next')).toBe(false);
    meeting.press('finish');
    meeting.pass(10);
    expect(took()).toEqual([4, 30, 5, 8, 7, 3, 0, 0]);
    expect(run().clock.state).toBe('over');
    expect(run().session.root.status).toBe('reviewed');
    expect(run().clock.meeting?.endedAt).toBe('2026-04-02T13:57:00.000Z');
  });

  it('goes back at any time, and rests for pauses and breaks', () => {
    meeting.press('begin');
    meeting.pass(2);
    meeting.press('phase.lessons');
    meeting.pass(3);
    meeting.press('break');
    meeting.pass(10);
    meeting.press('break');
    meeting.pass(1);
    meeting.press('pause');
    meeting.pass(7);
    meeting.press('pause');
    meeting.press('previous');
    expect(run().clock.phase).toBe('summary');
    meeting.pass(4);
    expect(took()).toEqual([2, 0, 4, 4, 0, 0, 10, 7]);
  });

  it('leads to the events from everywhere, and back', () => {
    meeting.press('begin');
    meeting.press('phase.lessons');
    meeting.press('events');
    expect(run().clock.phase).toBe('events');
    meeting.press('events');
    expect(run().clock.phase).toBe('lessons');
  });

  it('gives a phase more time and takes it back', () => {
    meeting.press('begin');
    meeting.press('more');
    meeting.press('more');
    meeting.press('less');
    expect(run().clock.timeOf('check_in').plannedMs).toBe(9 * 60_000);
  });

  it('takes a step of the phases back with undo, and counts on', async () => {
    meeting.press('begin');
    meeting.pass(2);
    meeting.press('next');
    meeting.pass(1);
    await run().session.undo();
    meeting.pass(3);
    expect(run().clock.phase).toBe('check_in');
    expect(took()[0]).toBe(6);
  });

  it('is not moved by a clock on the wall that somebody sets', () => {
    meeting.press('begin');
    meeting.pass(5);
    meeting.wall -= 3_600_000;
    meeting.pass(5);
    meeting.wall += 86_400_000;
    meeting.pass(1);
    expect(took()[0]).toBe(11);
  });
});

describe('after the program was cut off', () => {
  it.each(meetingPhases)('goes on in %s, with its time, event and what was being typed', async (phase) => {
    const event = run().session.create(
      'event',
      { title: 'Alert', occurredAt: '2026-04-01T10:00:00.000Z' },
      'Add',
    );
    run().session.create('event', { title: 'Later', occurredAt: '2026-04-01T11:00:00.000Z' }, 'Add');
    meeting.press('begin');
    meeting.press('phase.events');
    run().show(0);
    meeting.press(`phase.${phase}`);
    meeting.pass(6);
    meeting.press('park');
    run().capture.type('half a thou');
    meeting.pass(1);
    await meeting.settle();
    const before = run().session;
    meeting.steady = 12; // another process, another beginning of the steady clock
    meeting.wall += 3_600_000; // and the lid was closed for an hour
    await meeting.show(before.id);
    expect(run().clock.phase).toBe(phase);
    expect(run().clock.state).toBe('runs');
    expect(Math.abs(run().clock.timeOf(phase).tookMs - 7 * 60_000)).toBeLessThan(11_000);
    expect(run().step?.event.id).toBe(event);
    meeting.press('park');
    expect(run().capture.text).toBe('half a thou');
    await before.close();
  });
});

describe('the note beside the document', () => {
  it('is written on when an answer never comes', async () => {
    meeting.press('begin');
    await meeting.settle();
    const notes: string[] = [];
    meeting.backend.meeting.keepPlace = (_id, note) => {
      notes.push(note);
      return new Promise<void>(() => undefined);
    };
    meeting.pass(1);
    expect(notes.length).toBeGreaterThan(5);
  });
});

describe('leaving the screen', () => {
  it('is no longer said to be paused when it is shown again', async () => {
    meeting.press('begin');
    run().leave();
    expect(meeting.app.toasts.map(({ message }) => message)).toEqual(['The meeting is paused.']);
    await run().resume();
    expect(meeting.app.toasts).toEqual([]);
  });

  it('stops the timer, and coming back goes on', async () => {
    meeting.press('begin');
    meeting.pass(2);
    const before = run().session;
    run().leave();
    expect(meeting.place).toBe('workspace');
    await meeting.settle();
    meeting.wall += 600_000;
    await meeting.show(before.id);
    expect(run().clock.stands).toBe('check_in');
    meeting.pass(1);
    expect(took()[0]).toBe(3);
    await before.close();
  });

  it('leaves a pause that the room made', async () => {
    meeting.press('begin');
    meeting.press('pause');
    const before = run().session;
    await meeting.settle();
    await meeting.show(before.id);
    expect(run().clock.stands).toBe('pause');
    await before.close();
  });
});

describe('what the room says', () => {
  it('goes into the document with its time', async () => {
    run().session.create('event', { title: 'Alert', occurredAt: '2026-04-01T10:00:00.000Z' }, 'Add');
    meeting.press('begin');
    await meeting.say('park', 'Alert on replica lag');
    meeting.press('phase.events');
    meeting.pass(1);
    await meeting.say('question', 'What did it look like?');
    await meeting.say('answer', 'All green.');
    meeting.press('phase.summary');
    await meeting.say('factor', 'No test runs with two instances');
    const { session } = run();
    const added = addedIn(session, run().clock.meeting?.startedAt ?? '');
    expect(added.map((one) => [one.text, one.at.slice(11, 16)])).toEqual([
      ['What did it look like?', '13:01'],
      ['No test runs with two instances', '13:01'],
    ]);
    expect(session.list('question')[0]).toMatchObject({ status: 'answered', answer: 'All green.' });
    expect(session.list('factor')[0]?.events).toEqual([session.list('event')[0]?.id]);
    expect(session.list('idea')[0]).toMatchObject({ text: 'Alert on replica lag', outcome: 'open' });
  });

  it('is refused when it is empty, and nothing is added', async () => {
    meeting.press('begin');
    meeting.press('park');
    run().capture.type('  ');
    expect(await run().capture.take()).toBe(false);
    expect(run().capture.problem).not.toBe('');
    expect(run().session.list('idea')).toEqual([]);
  });

  it('waits in its line when another is opened', () => {
    meeting.press('begin');
    meeting.press('park');
    run().capture.type('an idea');
    run().capture.close();
    meeting.press('phase.lessons');
    meeting.press('lesson');
    expect(run().capture.text).toBe('');
    run().capture.close();
    meeting.press('park');
    expect(run().capture.text).toBe('an idea');
  });

  it('keeps words of the check-in out of what is written down beside the document', () => {
    meeting.press('begin');
    meeting.press('word');
    run().capture.type('my cat died');
    expect(Object.values(run().capture.drafts)).toEqual([]);
  });

  it('goes round the check-in', () => {
    meeting.press('begin');
    meeting.press('mood.4');
    meeting.press('here');
    expect(attendees(run()).map(({ attendance }) => [attendance.present, attendance.mood])).toEqual([
      [true, 4],
      [true, 0],
      [false, 0],
    ]);
  });

  it('groups and merges lessons', async () => {
    meeting.press('begin');
    meeting.press('phase.lessons');
    for (const text of ['A', 'B', 'C']) await meeting.say('lesson', text);
    expect(run().chosen).toBe(shownLessons(run())[2]?.id);
    meeting.press('mark');
    meeting.press('lesson.up');
    meeting.press('lesson.up');
    meeting.press('mark');
    await meeting.say('group', 'Tools');
    expect(shownLessons(run()).map((one) => [one.text, one.topic])).toEqual([
      ['A', 'Tools'],
      ['C', 'Tools'],
      ['B', ''],
    ]);
    meeting.press('mark');
    meeting.press('lesson.down');
    meeting.press('mark');
    expect(meeting.press('merge')).toBe(true);
    expect(shownLessons(run()).map((one) => one.text)).toEqual(['A\n\nC', 'B']);
  });
});

describe('actions', () => {
  beforeEach(async () => {
    meeting.press('begin');
    await meeting.say('park', 'Alert on replica lag');
    await meeting.say('park', 'Rewrite everything');
    meeting.press('phase.actions');
  });

  it('are shut until the facts are understood', () => {
    expect(actionsOpen(run())).toBe(false);
    expect(meeting.press('action')).toBe(false);
    meeting.press('understood');
    expect(actionsOpen(run())).toBe(true);
    expect(run().clock.meeting?.overridden).toBe(false);
  });

  it('open early with a reason, which is noted', async () => {
    await meeting.say('override', 'The fix is out already');
    expect(actionsOpen(run())).toBe(true);
    expect(run().clock.meeting).toMatchObject({ overridden: true, overrideReason: 'The fix is out already' });
  });

  it('begin with the parked ideas, and note what became of them', async () => {
    meeting.press('understood');
    expect(candidates(run()).map((one) => ('text' in one ? one.text : one.title))).toEqual([
      'Alert on replica lag',
      'Rewrite everything',
    ]);
    meeting.press('pursue');
    const [action] = run().session.list('action');
    expect(action?.title).toBe('Alert on replica lag');
    await meeting.say('owner', 'Database team');
    await meeting.say('due', '2026-04-17');
    await meeting.say('build', '2 d');
    meeting.press('kind');
    meeting.press('action.up');
    await meeting.say('drop', 'Costs more than a year of such incidents');
    const { session } = run();
    expect(session.list('action')[0]).toMatchObject({
      owner: 'Database team',
      dueOn: '2026-04-17',
      buildHours: 16,
      kind: 'prevent',
    });
    expect(session.list('idea').map((one) => [one.outcome, one.action])).toEqual([
      ['action', action?.id],
      ['dropped', ''],
    ]);
  });

  it('stand beside what the incident cost', async () => {
    meeting.press('understood');
    await meeting.say('cost.responders', '5');
    await meeting.say('cost.afterHours', '2 d');
    meeting.press('cost.recurrence');
    meeting.press('cost.recurrence');
    expect(run().session.root).toMatchObject({ responders: 5, afterHours: 16, recurrence: 'yearly' });
    meeting.press('cost.impactHours');
    run().capture.type('many');
    expect(await run().capture.take()).toBe(false);
    expect(run().session.root.impactHours).toBe(0);
  });

  it('can be declined with a reason, and can rest for two working days', async () => {
    meeting.press('understood');
    meeting.press('pursue');
    meeting.press('soak');
    expect(run().session.list('action')[0]?.proposedUntil).toMatch(/^\d{4}-\d\d-\d\d$/u);
    meeting.press('soak');
    expect(run().session.list('action')[0]?.proposedUntil).toBe('');
    await meeting.say('decline', 'Too rare');
    expect(run().session.list('action')[0]).toMatchObject({ status: 'declined', reason: 'Too rare' });
  });

  it.each([
    ['2026-04-02', 2, '2026-04-06'], // Thursday, over a weekend
    ['2026-04-03', 2, '2026-04-07'],
    ['2026-04-04', 2, '2026-04-07'], // a Saturday
    ['2026-03-30', 2, '2026-04-01'],
  ])('rest from %s for %i working days until %s', (from, days, until) =>
    expect(workingDaysAfter(from, days)).toBe(until),
  );

  it.each([
    ['', 0],
    ['8', 8],
    ['2 d', 16],
    ['1,5 days', 12],
    ['3h', 3],
    ['soon', null],
    ['-3', null],
    ['9999999', null],
  ])('read “%s” as %s hours', (text, hours) => expect(hoursOf(text)).toBe(hours));
});

describe('meetings that have little', () => {
  it('run without attendees and without events', async () => {
    const bare = await TestMeeting.open([]);
    bare.press('begin');
    expect(attendees(bare.run)).toEqual([]);
    expect(bare.press('mood.3')).toBe(false);
    bare.press('next');
    expect(bare.run.step).toBeUndefined();
    expect(bare.press('event.next')).toBe(false);
    expect(bare.press('question')).toBe(false);
    expect(bare.press('add')).toBe(true);
    bare.run.capture.close();
    bare.press('phase.check_out');
    bare.press('finish');
    expect(bare.run.clock.state).toBe('over');
    await bare.run.session.close();
  });

  it('ask everyone in who took part, when nobody made a list', async () => {
    const bare = await TestMeeting.open([]);
    bare.run.session.create('participant', { name: 'Jo', role: 'database' }, 'Add');
    bare.press('begin');
    expect(attendees(bare.run).map(({ person }) => person.name)).toEqual(['Jo']);
    await bare.run.session.close();
  });

  it('step through two thousand events, with and without what was known then', () => {
    const { session } = run();
    const start = Date.parse('2026-04-01T10:00:00.000Z');
    session.transact('Many', (draft) => {
      for (let i = 0; i < 2000; i += 1) {
        const at = new Date(start + i * 1000).toISOString();
        const known = i % 7 === 0 ? new Date(start + i * 1000 + 600_000).toISOString() : '';
        draft.create(
          'event',
          { title: `Event ${i}`, precision: 'exact', occurredAt: at, knownAt: known },
          'Add',
        );
      }
    });
    meeting.press('begin');
    meeting.press('next');
    meeting.press('event.last');
    expect(run().at).toBe(1999);
    meeting.press('known');
    meeting.press('event.first');
    expect(run().step?.event.title).toBe('Event 1'); // the first was known only later
    expect(run().view.veiled).toBe(1);
  });
});
