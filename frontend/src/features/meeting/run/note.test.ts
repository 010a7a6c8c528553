import { describe, expect, it } from 'vitest';
import { blank, readNote, writeNote, type Note } from './note';

const note: Note = {
  standing: { visit: 'v1', ranMs: 600_000 },
  event: { id: 'e7', index: 6 },
  asKnown: true,
  left: true,
  prompt: 2,
  drafts: { idea: 'Alert on replica lag', question: 'What did the “dashboard” show?' },
};

describe('the note of a meeting', () => {
  it('comes back as it was', () => expect(readNote(writeNote(note))).toEqual(note));

  it.each(['', 'null', '[]', '7', '{', '"x"', '{"standing":{"visit":7},"event":[],"prompt":9,"drafts":[1]}'])(
    'reads %s as nothing',
    (text) => expect(readNote(text)).toEqual(blank),
  );

  it('takes no time that cannot be', () => {
    expect(readNote('{"standing":{"visit":"v","ranMs":-5}}').standing).toBeNull();
    expect(readNote('{"standing":{"visit":"v","ranMs":null}}').standing).toBeNull();
  });

  it('keeps the short drafts when a long one does not fit', () => {
    const text = writeNote({ ...note, drafts: { short: 'kept', long: 'ß'.repeat(3000) } });
    expect(new TextEncoder().encode(text).length).toBeLessThan(4000);
    expect(readNote(text).drafts).toEqual({ short: 'kept' });
  });
});
