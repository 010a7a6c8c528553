import { beforeEach, expect, it, vi } from 'vitest';
import type { ShareChoices, SharePreview } from '../../backend/backend';
import type { App } from '../../state/app.svelte';
import type { Session } from '../../state/types';
import { Sharing } from './sharing.svelte';

const last: ShareChoices = {
  format: 'pdf',
  lanes: '',
  paper: 'letter',
  language: '',
  layout: '',
  flavour: '',
  inside: false,
  audience: '',
  names: '',
  without: [],
  with: [],
  domains: [],
};
const made: ShareChoices[] = [];
const kept: ShareChoices[] = [];
let release: (() => void)[] = [];
let flushed = 0;
let failure = '';
let shown: SharePreview['shown'] = 'text';

function sharing(): Sharing {
  const preview = async (_id: string, choices: ShareChoices): Promise<SharePreview> => {
    made.push(choices);
    await new Promise<void>((resolve) => release.push(resolve));
    if (failure !== '') throw new Error(failure);
    return {
      ticket: String(made.length),
      shown,
      fileName: 'a.md',
      bytes: 3,
      warnings: [],
      removals: [],
      removed: 0,
    };
  };
  const share = {
    choices: async () => Promise.resolve(last),
    choose: async (_id: string, choices: ShareChoices) => {
      kept.push(choices);
      return Promise.resolve();
    },
    preview,
    address: (ticket: string) => `/p/${ticket}`,
  };
  const session = {
    id: 'a',
    flush: async () => {
      flushed += 1;
      return Promise.resolve();
    },
  };
  return new Sharing({ backend: { share } } as unknown as App, session as unknown as Session);
}

/** Lets the preview that is being made come to its end. */
async function finish(): Promise<void> {
  await vi.waitFor(() => expect(release).not.toHaveLength(0));
  release.shift()?.();
}

beforeEach(() => {
  made.length = 0;
  kept.length = 0;
  release = [];
  flushed = 0;
  failure = '';
  shown = 'text';
  vi.stubGlobal('fetch', async (address: string) => Promise.resolve(new Response(`bytes of ${address}`)));
});

it('begins with the last choices, once for each save', async () => {
  const one = sharing();
  const begun = one.start('14:05');
  await finish();
  await begun;
  await one.start('14:05');
  expect(made).toEqual([last]);
  expect(flushed).toBe(1);
  expect(new TextDecoder().decode(one.shown?.data)).toBe('bytes of /p/1');
});

it('makes the newest choices after the present ones, and none in between', async () => {
  const one = sharing();
  const begun = one.start('');
  await vi.waitFor(() => expect(made).toHaveLength(1));
  const choices = ['de', 'en', 'de'] as const;
  for (const language of choices) void one.choose({ language });
  await finish();
  await finish();
  await begun;
  expect(made.map(({ language }) => language)).toEqual(['', 'de']);
  expect(new TextDecoder().decode(one.shown?.data)).toBe('bytes of /p/2');
});

it('says why there is no preview, keeps the one before, and recovers', async () => {
  const one = sharing();
  const begun = one.start('');
  await finish();
  await begun;
  failure = 'There is nothing to draw.';
  const chosen = one.choose({ format: 'svg' });
  await finish();
  await chosen;
  expect(one.problem).toBe('There is nothing to draw.');
  expect(one.shown?.preview.ticket).toBe('1');
  failure = '';
  const again = one.choose({ format: 'pdf' });
  await finish();
  await again;
  expect(one.problem).toBe('');
});

it('keeps what is chosen at once, also where no preview comes of it', async () => {
  const one = sharing();
  const begun = one.start('');
  await vi.waitFor(() => expect(made).toHaveLength(1));
  void one.choose({ names: 'roles' });
  void one.choose({ audience: 'customer' });
  await vi.waitFor(() => expect(kept).toHaveLength(2)); // while the first preview is still made
  expect(kept[1]).toEqual({ ...last, names: 'roles', audience: 'customer' });
  failure = 'A name is still in it.';
  await finish();
  await finish();
  await begun;
  expect(one.problem).toBe('A name is still in it.');
  expect(one.choices).toEqual(kept[1]);
});

it('says that pages are of other choices until those of the present ones are drawn', async () => {
  shown = 'pdf';
  const one = sharing();
  const begun = one.start('');
  await finish();
  await begun;
  const before = one.shown?.data ?? new Uint8Array();
  one.drawn(before);
  vi.useFakeTimers();
  try {
    const chosen = one.choose({ names: 'roles' });
    await vi.advanceTimersByTimeAsync(200);
    one.drawn(before); // a page of the old ones that came into sight
    release.shift()?.();
    await chosen;
    expect(one.slow).toBe(false);
    await vi.advanceTimersByTimeAsync(150);
    expect(one.slow).toBe(true);
    one.drawn(before);
    expect(one.slow).toBe(true);
    if (one.shown !== null) one.drawn(one.shown.data);
    expect(one.slow).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(one.slow).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
