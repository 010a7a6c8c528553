import { describe, expect, it, vi } from 'vitest';
import type { ParsedWhen, ParseReply } from '../backend/backend';
import { outcomeOfLine, outcomeOfTime } from './outcome';
import { ParsedLine } from './parsedline.svelte';

const when = (occurredAt: string): ParsedWhen => ({
  precision: 'minute',
  occurredAt,
  occurredLatest: '',
  toleranceSec: 300,
  endedAt: '',
  endPrecision: 'minute',
  zone: '',
  inferred: [],
});

/** A Go side that knows four kinds of line. */
function reply(text: string): ParseReply {
  const [first = '', ...rest] = text.trim().split(' ');
  const title = rest.join(' ');
  const base = { choices: [], title, message: '', when: null };
  if (first === 'bad') return { ...base, status: 'invalid', message: 'No such day.' };
  if (first === 'twice') {
    const choices = ['A', 'B'].map((label) => ({ label, when: when(label) }));
    return { ...base, status: 'ask', choices, message: 'Told twice.' };
  }
  if (/^\d\d:\d\d$/u.test(first)) return { ...base, status: 'ok', when: when(first) };
  return { ...base, status: 'none', title: text.trim() };
}

interface Taken {
  readonly at: string | null;
  readonly title: string;
}

function line(parse: (text: string) => Promise<ParseReply> = (text) => Promise.resolve(reply(text))): {
  line: ParsedLine;
  taken: Taken[];
  /** The paste that each line taken belongs to. */
  pastes: string[];
} {
  const taken: Taken[] = [];
  const pastes: string[] = [];
  return {
    taken,
    pastes,
    line: new ParsedLine({
      parse,
      outcome: outcomeOfLine,
      take: (_, read, title, paste) => {
        taken.push({ at: read?.occurredAt ?? null, title });
        pastes.push(paste);
      },
    }),
  };
}

const settled = (): Promise<unknown> => new Promise((done) => setTimeout(done));

describe('a quick add line', () => {
  it('shows what was understood, takes it on Enter and is empty for the next', async () => {
    const { line: l, taken } = line();
    l.type('14:05 deploy');
    expect(l.understood).toBeNull();
    await settled();
    expect(l.understood).toMatchObject({ do: 'take', title: 'deploy' });
    expect(await l.submit()).toBe(true);
    expect(taken).toEqual([{ at: '14:05', title: 'deploy' }]);
    expect(l.text).toBe('');
  });

  it('takes a line without a time as an event of unknown time', async () => {
    const { line: l, taken } = line();
    l.type('  the dashboard was green ');
    await l.submit();
    expect(taken).toEqual([{ at: null, title: 'the dashboard was green' }]);
  });

  it('keeps a text that is wrong, and says what is wrong until it changes', async () => {
    const { line: l, taken } = line();
    l.type('bad day');
    expect(await l.submit()).toBe(false);
    expect([l.text, l.problem, taken.length]).toEqual(['bad day', 'No such day.', 0]);
    l.type('14:05 day');
    expect(l.problem).toBe('');
  });

  it('asks, and takes the reading that was chosen', async () => {
    const { line: l, taken } = line();
    l.type('twice told');
    expect(await l.submit()).toBe(false);
    expect(l.asking?.choices.map((choice) => choice.label)).toEqual(['A', 'B']);
    expect(l.choose(5)).toBe(false);
    expect(l.choose(1)).toBe(true);
    expect(taken).toEqual([{ at: 'B', title: 'told' }]);
    expect([l.text, l.asking]).toEqual(['', null]);
  });

  it('goes back to the text when nothing is chosen', async () => {
    const { line: l, taken } = line();
    l.type('twice told');
    await l.submit();
    l.stopAsking();
    expect([l.text, l.asking, taken.length]).toEqual(['twice told', null, 0]);
  });

  it('shows only the answer to the latest text, in whatever order answers come', async () => {
    const waiting: (() => void)[] = [];
    const { line: l } = line((text) => new Promise((done) => waiting.push(() => done(reply(text)))));
    l.type('14:05 a');
    l.type('14:06 b');
    waiting[1]?.();
    await settled();
    waiting[0]?.();
    await settled();
    expect(l.answer?.text).toBe('14:06 b');
    expect(l.understood).toMatchObject({ title: 'b' });
  });

  it('reads again when the same words mean something else', async () => {
    let zone = 'A';
    const { line: l, taken } = line((text) =>
      Promise.resolve({ ...reply(text), status: 'ok', when: when(`${zone} time`), title: 'x' }),
    );
    l.type('02:30 x');
    await vi.waitFor(() => expect(l.understood).not.toBeNull());
    zone = 'B';
    l.refresh();
    expect(l.understood).toBeNull();
    expect(await l.submit()).toBe(true);
    expect(taken).toEqual([{ at: 'B time', title: 'x' }]);
  });

  it('keeps what is typed behind the line while Go is still reading it', async () => {
    let answer: (() => void) | undefined;
    const { line: l, taken } = line((text) => new Promise((done) => (answer = () => done(reply(text)))));
    l.text = '14:05 a';
    const done = l.submit();
    // A second Enter must not add it twice.
    expect(await l.submit()).toBe(false);
    l.text = '14:05 a14:06';
    answer?.();
    expect(await done).toBe(true);
    expect(taken).toHaveLength(1);
    expect(l.text).toBe('14:06');
  });

  it('takes lines one by one, however fast they are typed', async () => {
    const { line: l, taken } = line(async (text) => {
      await settled();
      return reply(text);
    });
    l.type('14:05 deploy');
    const done = l.next();
    l.type(`${l.text}14:06 page`);
    void l.next();
    expect([l.text, l.waiting]).toEqual(['14:05 deploy', ['14:06 page']]);
    l.type(`${l.text}14:07 call`);
    void l.next();
    l.type(`${l.text}14:0`);
    await done;
    expect(taken.map(({ title }) => title)).toEqual(['deploy', 'page', 'call']);
    expect([l.text, l.waiting]).toEqual(['14:0', []]);
  });

  it('keeps what was typed behind a line that it has to ask about', async () => {
    const { line: l, taken } = line();
    l.type('twice deploy');
    const done = l.next();
    l.type(`${l.text}14:06 page`);
    await done;
    expect([l.text, l.waiting, l.asking?.choices.length]).toEqual(['twice deploy', ['14:06 page'], 2]);
    l.choose(0);
    await settled();
    expect(taken.map(({ title }) => title)).toEqual(['deploy', 'page']);
  });

  it('takes pasted lines one after the other, and waits where it has to ask', async () => {
    const { line: l, taken } = line();
    await l.paste(['14:05 a', 'twice b', '14:07 c', 'bad d', '14:09 e']);
    expect([taken.length, l.text, l.waiting.length]).toEqual([1, 'twice b', 3]);
    l.choose(0);
    await settled();
    expect([taken.length, l.text, l.problem]).toEqual([3, 'bad d', 'No such day.']);
    l.type('14:08 d');
    await l.next();
    expect(taken.map((one) => one.title)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([l.text, l.waiting.length]).toEqual(['', 0]);
  });

  it('says of each line which paste it came with, also of one that was put right', async () => {
    const { line: l, pastes } = line();
    l.type('14:04 typed');
    await l.next();
    await l.paste(['14:05 a', 'bad b']);
    l.type('14:06 b');
    await l.next();
    await l.paste(['14:07 c', '14:08 d']);
    l.type('14:09 typed');
    await l.next();
    const [typed, a, b, c, d, last] = pastes;
    expect([typed, last]).toEqual(['', '']);
    expect([a === b, c === d, a === c, a === '']).toEqual([true, true, false, false]);
  });

  it('keeps the text when Go cannot be asked', async () => {
    const { line: l, taken } = line(() => Promise.reject(new Error('gone')));
    l.type('14:05 a');
    await settled();
    expect(await l.submit()).toBe(false);
    expect([l.text, taken.length]).toEqual(['14:05 a', 0]);
    expect(l.problem).not.toBe('');
  });

  it('says nothing more once it is gone', async () => {
    const parse = vi.fn((text: string) => Promise.resolve(reply(text)));
    const { line: l } = line(parse);
    l.type('14:05 a');
    l.dispose();
    await settled();
    expect(parse).toHaveBeenCalledOnce();
    expect(l.answer).toBeNull();
  });
});

describe('the text of a time field', () => {
  it('is a time, or empty for unknown, and nothing else', () => {
    expect(outcomeOfTime('', reply(''))).toMatchObject({ do: 'take', when: null });
    expect(outcomeOfTime('14:05', reply('14:05'))).toMatchObject({
      do: 'take',
      when: { occurredAt: '14:05' },
    });
    expect(outcomeOfTime('soon', reply('soon'))).toMatchObject({ do: 'refuse' });
    expect(outcomeOfTime('twice', reply('twice'))).toMatchObject({ do: 'ask' });
    expect(outcomeOfTime('bad', reply('bad'))).toMatchObject({ do: 'refuse', message: 'No such day.' });
  });
});
