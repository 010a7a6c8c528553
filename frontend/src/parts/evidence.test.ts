import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../domain/schema';
import { citationOf } from './evidence';

describe('citationOf', () => {
  it.each([
    [
      'a log by its words',
      { kind: 'log', title: 'Errors [api]\nof *today*' },
      '[Errors \\[api\\] of \\*today\\*](evidence:v1)',
    ],
    ['a stored picture as a picture', { kind: 'picture', title: 'Lag', blob: 'abc' }, '![Lag](evidence:v1)'],
    ['a picture without bytes by its words', { kind: 'picture', title: 'Lag' }, '[Lag](evidence:v1)'],
    ['what has no title by its file', { kind: 'file', fileName: 'heap.pprof' }, '[heap.pprof](evidence:v1)'],
  ] as const)('cites %s', (_, fields, want) => {
    expect(citationOf({ ...defaultsOf('evidence'), id: 'v1', ...fields })).toBe(want);
  });
});
