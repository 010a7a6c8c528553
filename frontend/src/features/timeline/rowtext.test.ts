import { describe, expect, it } from 'vitest';
import type { ParsedWhen } from '../../backend/backend';
import type { TimelineEvent } from '../../domain/records';
import { defaultsOf } from '../../domain/schema';
import { linkAddress } from '../../parts/evidence';
import { fieldsOfLine, fieldsOfWhen } from '../../parts/outcome';
import { afterText, chipsOf, firstLine, knownText, secondText, spokenRow } from './rowtext';

const utc = { transitions: [{ at: '', offsetSec: 0 }] };

function event(fields: Partial<TimelineEvent> = {}): TimelineEvent {
  return { ...defaultsOf('event'), id: 'e', occurredAt: '2026-03-10T14:05:00.000Z', ...fields };
}

describe('firstLine', () => {
  it.each([
    ['', ''],
    ['\n\n---\n> **first** customer-visible `effect`', 'first customer-visible effect'],
    ['- [ ] from the [job log](https://x.example)', '[ ] from the job log'],
    ['# Title\nmore', 'Title'],
    ['2. second', 'second'],
    ['<b>raw</b>', '<b>raw</b>'],
  ])('of %j is %j', (description, line) => {
    expect(firstLine(description)).toBe(line);
  });
});

describe('texts of a row', () => {
  it('says when it became known, with the day if it was another', () => {
    expect(knownText(event(), utc)).toBe('');
    expect(knownText(event({ knownAt: '2026-03-10T14:31:00.000Z' }), utc)).toBe('14:31');
    expect(knownText(event({ knownAt: '2026-03-11T09:00:00.000Z' }), utc)).toBe('11 Mar 09:00');
    expect(knownText(event({ occurredAt: '', knownAt: '2026-03-11T09:00:00.000Z' }), utc)).toBe(
      '11 Mar 09:00',
    );
  });

  it('marks times that cannot all be true', () => {
    const wrong = event({ endedAt: '2026-03-10T14:00:00.000Z', knownAt: '2026-03-10T13:00:00.000Z' });
    const chips = chipsOf(wrong, '', utc);
    expect(chips.map(({ text, tone }) => [text, tone])).toEqual([
      ['ends before start', 'warn'],
      ['known before, 13:00', 'warn'],
    ]);
    expect(spokenRow(wrong, chips, '', utc)).toContain('Known before it happened');
  });

  it('says the time by a second zone, with the day where it is another', () => {
    const tokyo = { name: 'Asia/Tokyo', table: { transitions: [{ at: '', offsetSec: 9 * 3600 }] } };
    expect(secondText(event(), utc, tokyo)).toBe('23:05 UTC+9');
    expect(secondText(event({ occurredAt: '2026-03-10T15:05:00.000Z' }), utc, tokyo)).toBe(
      '11 Mar 00:05 UTC+9',
    );
    expect(secondText(event(), tokyo.table, { name: 'UTC', table: utc })).toBe('14:05 UTC');
    expect(secondText(event(), utc, null)).toBe('');
    expect(secondText(event({ precision: 'date' }), utc, tokyo)).toBe('');
    expect(secondText(event({ precision: 'unknown', occurredAt: '' }), utc, tokyo)).toBe('');
    expect(spokenRow(event(), [], '', utc, '23:05 UTC+9')).toMatch(/2026, 23:05 UTC\+9\. /u);
  });

  it('says what an unknown time comes after', () => {
    const unknown = event({ precision: 'unknown', occurredAt: '' });
    expect(afterText(event(), undefined, utc)).toBe('');
    expect(afterText(unknown, undefined, utc)).toBe('order not known');
    expect(afterText(unknown, event(), utc)).toBe('after 14:05');
    expect(afterText(unknown, { ...unknown, title: 'Restart' }, utc)).toBe('after “Restart”');
  });

  it('shows as chips what is set, and speaks all of it', () => {
    const full = event({
      title: 'Alert',
      milestone: 'detected',
      evidence: ['a'],
      hidden: true,
      inferred: ['date'],
    });
    const chips = chipsOf(full, 'pager log', utc);
    expect(chips.map((chip) => chip.text)).toEqual(['detected', 'pager log', '1 evidence', 'hidden']);
    expect(chipsOf(event(), '', utc)).toEqual([]);
    expect(spokenRow(full, chips, '', utc)).toBe(
      '14:05 UTC, Tue 10 Mar 2026. Not said, but inferred: date. Press C to confirm. Alert. Milestone: detected. Source: pager log. One piece of evidence. Left out of exports',
    );
  });
});

describe('fields of what was typed', () => {
  const read: ParsedWhen = {
    precision: 'minute',
    occurredAt: '2026-03-10T14:05:00.000Z',
    occurredLatest: '',
    toleranceSec: 300,
    endedAt: '',
    endPrecision: 'minute',
    zone: '+01:00',
    inferred: ['date'],
  };

  it('keep the line, the zone and what was inferred', () => {
    expect(fieldsOfLine(' 14:05 deploy ', read, 'deploy', [], '')).toMatchObject({
      title: 'deploy',
      original: '14:05 deploy',
      zone: '+01:00',
      inferred: ['date'],
      afterEvent: '',
    });
  });

  it('put a line without a time behind the event given', () => {
    const fields = fieldsOfLine('no lag', null, 'no lag', [event()], 'e');
    expect(fields).toMatchObject({ precision: 'unknown', afterEvent: 'e', occurredAt: '', original: '' });
  });

  it('forget the time and its end when a time is taken away', () => {
    expect(fieldsOfWhen(null, [event()], 'e')).toMatchObject({
      precision: 'unknown',
      endedAt: '',
      inferred: [],
    });
  });
});

describe('linkAddress', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['a.example/x', 'https://a.example/x'],
    ['mailto:ops@a.example', 'mailto:ops@a.example'],
    ['javascript:alert(1)', ''],
    ['file:///etc/passwd', ''],
    ['hello', ''],
    ['two words.example', ''],
    ['', ''],
  ])('%j is %j', (text, address) => {
    expect(linkAddress(text)).toBe(address);
  });
});
