import { expect, it } from 'vitest';
import { dueLine } from './due';

const started = '2026-03-26T12:00:00.000Z';

it.each([
  ['without a beginning', '', true, '', '2026-03-28', 'Best within a week of the incident', false],
  ['while there is time', started, false, '', '2026-03-28', 'Due by Thursday 2 April 2026', false],
  ['on the last day', started, false, '', '2026-04-02', 'Due by Thursday 2 April 2026', false],
  ['a day later', started, false, '', '2026-04-03', 'It was due by Thursday 2 April 2026', true],
  ['planned in time', started, false, '2026-04-02', '2026-03-28', 'which ends on Thursday 2 April', false],
  ['planned in time, seen later', started, false, '2026-04-02', '2026-06-01', 'Within a week', false],
  ['planned a day late', started, false, '2026-04-03', '2026-03-28', '1 day later than a week', true],
  ['planned much later', started, false, '2026-05-01', '2026-03-28', '4 weeks later than a week', true],
])('says when a meeting is due: %s', (_, startedAt, startedUnknown, day, now, text, late) => {
  const noon = 'T12:00:00.000Z';
  const meetingAt = day === '' ? '' : `${day}${noon}`;
  const got = dueLine({ status: 'draft', startedAt, startedUnknown, meetingAt }, Date.parse(`${now}${noon}`));
  expect(got.text).toContain(text);
  expect(got.late).toBe(late);
});

it('asks nothing of one that was reviewed', () => {
  const row = { status: 'reviewed', startedAt: started, startedUnknown: false } as const;
  const now = Date.parse('2026-06-01T12:00:00.000Z');
  expect(dueLine({ ...row, meetingAt: '' }, now)).toEqual({ text: '', late: false });
  expect(dueLine({ ...row, meetingAt: '2026-05-01T12:00:00.000Z' }, now).late).toBe(true);
});
