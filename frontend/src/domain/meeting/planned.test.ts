import { describe, expect, it } from 'vitest';
import type { AttendanceFields, MeetingFields } from '../records';
import { defaultsOf } from '../schema';
import { attendeesOf, nameOfPerson, plannedMeeting } from './planned';

const meeting = (id: string, fields: Partial<MeetingFields> = {}) => ({
  ...defaultsOf('meeting'),
  ...fields,
  id,
});
const person = (id: string, name = id) => ({ ...defaultsOf('participant'), name, id });
const coming = (id: string, fields: Partial<AttendanceFields>) => ({
  ...defaultsOf('attendance'),
  ...fields,
  id,
});

describe('plannedMeeting', () => {
  const held = { endedAt: '2026-04-02T14:00:00.000Z' };
  it.each([
    ['none', [], undefined],
    ['the one there is', [meeting('a')], 'a'],
    ['none once it was held', [meeting('a', held)], undefined],
    ['the next after one that was held', [meeting('a', held), meeting('b')], 'b'],
    ['the last of two that two windows made', [meeting('a'), meeting('b')], 'b'],
    ['the one that runs', [meeting('a', { startedAt: '2026-04-02T13:00:00.000Z' }), meeting('b', held)], 'a'],
  ])('is %s', (_, meetings, id) => {
    expect(plannedMeeting(meetings)?.id).toBe(id);
  });
});

describe('attendeesOf', () => {
  it('keeps the order of the participants, one record each, of this meeting, of people there are', () => {
    const records = [
      coming('1', { meeting: 'm', participant: 'ben' }),
      coming('2', { meeting: 'm', participant: 'ana' }),
      coming('3', { meeting: 'm', participant: 'ben' }),
      coming('4', { meeting: 'm', participant: 'gone' }),
      coming('5', { meeting: 'other', participant: 'cem' }),
    ];
    const got = attendeesOf('m', [person('ana'), person('ben'), person('cem')], records);
    expect(got.map(({ person: { id }, attendance }) => [id, attendance.id])).toEqual([
      ['ana', '2'],
      ['ben', '1'],
    ]);
  });
});

it('calls a person by name, else by role', () => {
  expect(nameOfPerson({ name: ' Ana ', role: 'on call' })).toBe('Ana');
  expect(nameOfPerson({ name: ' ', role: 'on call' })).toBe('on call');
  expect(nameOfPerson({ name: '', role: '' })).not.toBe('');
});
