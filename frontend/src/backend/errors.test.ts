import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BackendError, errorCodes, toBackendError } from './errors';

describe('error codes', () => {
  it('are those of backend/errs', () => {
    const source = readFileSync(join(import.meta.dirname, '../../../backend/errs/errs.go'), 'utf8');
    const codes = [...source.matchAll(/^\s+\w+\s+Code\s*=\s*"(\w+)"/gm)].map((match) => match[1]);
    expect(codes).toHaveLength(13);
    expect([...errorCodes].sort()).toEqual(codes.sort());
  });
});

describe('toBackendError', () => {
  it('reads the JSON text of Go', () => {
    const text = JSON.stringify({
      code: 'invalid',
      op: 'postmortem.Prepare',
      field: 'title',
      ref: 'e1',
      message: 'Too long.',
      detail: 'cause',
    });
    for (const thrown of [text, new Error(text)]) {
      const error = toBackendError(thrown);
      expect(error).toBeInstanceOf(BackendError);
      expect(error).toMatchObject({
        code: 'invalid',
        op: 'postmortem.Prepare',
        field: 'title',
        ref: 'e1',
        message: 'Too long.',
        detail: 'cause',
      });
    }
  });

  it('keeps what is one already', () => {
    const error = new BackendError({ code: 'conflict', message: 'Newer.' });
    expect(toBackendError(error)).toBe(error);
  });

  it.each([
    ['plain text', 'boom'],
    ['a code nobody knows', '{"code":"teapot","message":"x"}'],
    ['JSON that is no object', '42'],
    ['null', null],
    ['undefined', undefined],
    ['an object', { a: 1 }],
    ['an error', new TypeError('x is not a function')],
  ])('takes %s as internal, with the cause only in the detail', (_, thrown) => {
    const error = toBackendError(thrown);
    expect(error.code).toBe('internal');
    expect(error.message).toMatch(/What was shown as saved is safe/);
    expect(error.detail).not.toBe('');
  });

  it('never shows an empty message or fields of a wrong type', () => {
    const error = toBackendError('{"code":"storage_full","field":7}');
    expect(error.code).toBe('storage_full');
    expect(error.message).not.toBe('');
    expect(error.field).toBe('');
  });
});
