// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { BackendError } from '../../backend/errors';
import { createFakeBackend } from '../../backend/fake';
import type { EvidenceFields } from '../../domain/records';
import { Intake } from './intake.svelte';

function setUp() {
  const fake = createFakeBackend({ seed: 'empty' });
  const added: Partial<EvidenceFields>[] = [];
  const told: string[] = [];
  const intake = new Intake({
    backend: fake.evidence,
    add: (event, fields) => {
      if (event === 'gone') return false;
      added.push(fields);
      return true;
    },
    tell: (title, note) => told.push(`${title}: ${note}`),
  });
  return { fake, intake, added, told };
}

const text = (content: string): Blob => new Blob([content], { type: 'text/plain' });

it('takes files in one after the other and in their order', async () => {
  const { fake, intake, added } = setUp();
  const files = [
    await fake.evidence.offer(text('a\nb'), 'a.log'),
    await fake.evidence.offer(text('c'), 'c.log'),
  ];
  fake.control.latency = 5;
  intake.take('e1', files);
  expect(intake.jobs.map((job) => job.phase)).toEqual(['working', 'waiting']);
  await vi.waitFor(() => expect(intake.jobs).toEqual([]));
  expect(added.map((one) => [one.kind, one.title, one.excerpt])).toEqual([
    ['log', 'a.log', 'a\nb'],
    ['log', 'c.log', 'c'],
  ]);
});

it('keeps a broken picture as a plain file when asked to, and goes on with the rest', async () => {
  const { fake, intake, added } = setUp();
  const broken = await fake.evidence.offer(new Blob(['x'], { type: 'image/broken' }), 'bad.png');
  intake.take('e1', [broken, await fake.evidence.offer(text('c'), 'c.log')]);
  await vi.waitFor(() => expect(added).toHaveLength(1));
  expect(intake.jobs).toMatchObject([
    { phase: 'refused', keepable: true, message: 'bad.png cannot be read.' },
  ]);
  intake.keep(broken.ticket);
  await vi.waitFor(() => expect(intake.jobs).toEqual([]));
  expect(added[1]).toMatchObject({ kind: 'file', title: 'bad.png' });
});

it('offers to keep only what can be kept', async () => {
  const { fake, intake } = setUp();
  const files = [await fake.evidence.offer(text('c'), 'c.log')];
  const failWith = (code: 'too_large' | 'invalid', field: string): void => {
    const error = new BackendError({ code, field, message: 'no' });
    fake.control.failing = { methods: ['evidence.import'], error };
  };
  failWith('too_large', '');
  intake.take('e1', files);
  await vi.waitFor(() => expect(intake.jobs[0]).toMatchObject({ phase: 'refused', keepable: false }));
  failWith('too_large', 'pixels');
  intake.keep(files[0]?.ticket ?? '');
  await vi.waitFor(() => expect(intake.jobs[0]).toMatchObject({ phase: 'refused', keepable: true }));
  fake.control.failing = null;
});

it('adds nothing after a cancel, and nothing to an event that is gone', async () => {
  const { fake, intake, added } = setUp();
  const late = await fake.evidence.offer(text('late'), 'late.log');
  fake.control.latency = 5;
  intake.take('e1', [late]);
  intake.cancel(late.ticket);
  expect(intake.jobs).toEqual([]);
  await vi.waitFor(() => expect(fake.control.calls).toContain('evidence.forget'));
  intake.take('gone', [await fake.evidence.offer(text('x'), 'x.log')]);
  await vi.waitFor(() => expect(intake.jobs).toEqual([]));
  expect(added).toEqual([]);
});
