import { describe, expect, it } from 'vitest';
import { pastedLines } from './pastedlines';

describe('lines that are pasted', () => {
  it.each([
    [
      'name and time on one line, several blanks between',
      'anna.koch  14:02\nseeing 5xx on checkout\nPagerDuty APP  14:05\n[#4711] Triggered\n\nben  14:19\nback to normal',
      [
        '14:02 anna.koch: seeing 5xx on checkout',
        '14:05 PagerDuty: [#4711] Triggered',
        '14:19 ben: back to normal',
      ],
    ],
    [
      'the time in brackets, a second message of the same person, two lines of one',
      'Anna Koch [2:02 PM]\nseeing 5xx\n[2:03 PM]\nanyone deploying?\nsince 13:58, I think',
      [
        '2:02 PM Anna Koch: seeing 5xx',
        '2:03 PM Anna Koch: anyone deploying?',
        '2:03 PM Anna Koch: since 13:58, I think',
      ],
    ],
    [
      'the time below the name',
      'Jörg Müller\n  14:02 Uhr\nHabe den Alarm gesehen\n14:04\nRollback läuft\nBen\n  14:05 Uhr\nok',
      ['14:02 Jörg Müller: Habe den Alarm gesehen', '14:04 Jörg Müller: Rollback läuft', '14:05 Ben: ok'],
    ],
    [
      'hours of half a day, told only once',
      'Anna\n  11:58 AM\nlooking\n12:01\nfound it\n12:03\nrolling back\nBen  2:05 PM\nok\n2:06\nback to normal',
      [
        '11:58 AM Anna: looking',
        '12:01 PM Anna: found it',
        '12:03 PM Anna: rolling back',
        '2:05 PM Ben: ok',
        '2:06 PM Ben: back to normal',
      ],
    ],
    [
      'the time before the name',
      '[14:02] Nguyễn Văn An\nđang xem\n[14:03:10] 李雷:\n正在回滚',
      ['14:02 Nguyễn Văn An: đang xem', '14:03:10 李雷: 正在回滚'],
    ],
    [
      'somebody sent a picture, which is not copied',
      'anna  14:02\nben  14:03\nsee above',
      ['anna  14:02', '14:03 ben: see above'],
    ],
  ])('are a chat: %s', (_, text, want) => {
    expect(pastedLines(text)).toEqual(want);
  });

  it.each([
    ['a timeline', '14:05 deploy\n\n  14:07 page\r\nerrors gone'],
    ['a log', '[14:05:01] ERROR timeout: 3000 ms\n[14:05:02] INFO rollback'],
    ['a log that looks like a chat', '[14:05:01] ERROR pool is empty\n[14:05:02] INFO rollback'],
    ['a log in columns', '2026-11-28T14:01:58Z  INFO  start\n2026-11-28T14:02:10Z  ERROR  timeout'],
    ['a table', '14:05,deploy,api\n14:07,page,oncall'],
    ['prose that ends with times', 'deploy at 14:02\nrollback at 14:19'],
    ['what happened, and below it when', 'deploy\n14:05\nrollback\n14:19'],
    ['times alone', '14:02\n14:03'],
    ['a heading and nothing said', 'ben  14:02'],
  ])('are taken as they are: %s', (_, text) => {
    expect(pastedLines(text)).toEqual(text.split(/[\r\n]+/u));
  });
});
