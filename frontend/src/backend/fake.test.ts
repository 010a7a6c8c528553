import { expect, it } from 'vitest';
import type { Edit } from '../domain/records';
import { createFakeBackend, fakeError } from './fake';

/** The fake must behave as the Go store does, or tests on it say nothing. */

function edit(more: Partial<Edit>): Edit {
  return {
    id: 'e1',
    group: 'g',
    label: 'Edit',
    op: 'update',
    kind: 'postmortem',
    record: 'sample',
    fields: {},
    ...more,
  };
}

it('makes all edits of a batch or none, and each id once', async () => {
  const { document } = createFakeBackend();
  const good = edit({ fields: { title: 'A' } });
  const bad = edit({ id: 'e2', fields: { severity: 'SEV9' } });
  const batch = { postMortem: 'sample', baseRevision: 1 };
  await expect(document.apply({ ...batch, edits: [good, bad] })).rejects.toMatchObject({
    code: 'invalid',
    ref: 'e2',
    field: 'severity',
  });
  expect((await document.open('sample')).revision).toBe(1);
  const applied = await document.apply({ ...batch, edits: [good, good] });
  expect(applied).toMatchObject({ revision: 2, undo: { label: 'Edit' }, redo: { label: '' }, effects: [] });
  const again = await document.apply({
    ...batch,
    baseRevision: 2,
    edits: [{ ...good, fields: { title: 'B' } }],
  });
  expect(again.revision).toBe(2);
});

it('refuses an old revision, what is gone, and what is there already', async () => {
  const { document } = createFakeBackend();
  const base = { postMortem: 'sample', baseRevision: 1 };
  await expect(document.apply({ ...base, baseRevision: 7, edits: [] })).rejects.toMatchObject({
    code: 'conflict',
  });
  const gone = edit({ kind: 'event', record: 'nowhere', fields: { title: 'x' } });
  await expect(document.apply({ ...base, edits: [gone] })).rejects.toMatchObject({
    code: 'not_found',
    ref: 'e1',
  });
  await expect(document.apply({ ...base, edits: [edit({ op: 'create' })] })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(document.apply({ ...base, edits: [edit({ op: 'delete' })] })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(document.open('nowhere')).rejects.toMatchObject({ code: 'not_found' });
});

it('says where the stored value differs from what was sent', async () => {
  const { document } = createFakeBackend();
  const edits = [edit({ fields: { title: 'a\nb', tags: [' x', 'x'] } })];
  const applied = await document.apply({ postMortem: 'sample', baseRevision: 1, edits });
  expect(applied.effects).toMatchObject([{ op: 'update', fields: { title: 'a b', tags: ['x'] } }]);
});

it('undoes by groups, redoes until something new is made', async () => {
  const { document } = createFakeBackend();
  const send = (baseRevision: number, ...edits: Edit[]) =>
    document.apply({ postMortem: 'sample', baseRevision, edits });
  await send(1, edit({ id: '1', fields: { title: 'A' } }), edit({ id: '2', fields: { title: 'B' } }));
  await send(2, edit({ id: '3', group: 'h', op: 'delete', kind: 'event', record: 'sample-event-5' }));
  const first = await document.undo('sample', 3);
  expect(first.effects).toMatchObject([
    { op: 'create', record: 'sample-event-5', fields: { kind: 'change' } },
  ]);
  const second = await document.undo('sample', 4);
  expect(second).toMatchObject({ undo: { label: '' }, redo: { label: 'Edit' } });
  expect((await document.undo('sample', 5)).revision).toBe(5);
  const redone = await document.redo('sample', 5);
  expect(redone.effects.at(-1)).toMatchObject({ fields: { title: 'B' } });
  await send(6, edit({ id: '4', group: 'i', fields: { title: 'C' } }));
  expect((await document.redo('sample', 7)).revision).toBe(7);
});

it('lists, filters, creates, copies, bins and restores', async () => {
  const { library, document } = createFakeBackend();
  const list = (filter: 'all' | 'bin', text = '') => library.list({ filter, text, offset: 0, limit: 100 });
  const sample = (await list('all', 'checkout api')).rows[0];
  expect(sample).toMatchObject({ id: 'sample', impact: '47 to 52 min', events: 9, openActions: 1 });
  const copy = await library.duplicate('sample');
  const records = (await document.open(copy)).records;
  const ids = new Set(records.map(({ id }) => id));
  expect(
    records.find(({ fields }) => String(fields.title).startsWith('The pool size'))?.fields.events,
  ).toSatisfy((cited: string[]) => ids.has(cited[0] ?? ''));
  await library.rename(copy, 'Renamed');
  await library.moveToBin(copy);
  expect((await list('bin')).rows.map(({ title }) => title)).toEqual(['Renamed']);
  await library.restore(copy);
  expect((await list('bin')).total).toBe(0);
  const made = await library.create('small', 'New');
  expect((await document.open(made)).records[0]?.fields).toMatchObject({ template: 'small', title: 'New' });
});

it('fails, waits and shares nothing as tests ask', async () => {
  const { control, document } = createFakeBackend();
  const one = await document.open('sample');
  const two = await document.open('sample');
  expect(one.records[0]).not.toBe(two.records[0]);
  control.failing = { methods: ['document.open'], error: fakeError('storage_io') };
  await expect(document.open('sample')).rejects.toMatchObject({ code: 'storage_io' });
  expect(control.calls).toEqual(['document.open', 'document.open', 'document.open']);
});

it.each([
  ['14:05 deploy of api 4.2', 'ok', '2026-03-29T12:05:00.000Z', 'deploy of api 4.2'],
  ['14:05:30 x', 'ok', '2026-03-29T12:05:30.000Z', 'x'],
  ['+12m later', 'ok', '2026-03-29T10:12:00.000Z', 'later'],
  ['yesterday 23:10 x', 'ok', '2026-03-28T22:10:00.000Z', 'x'],
  ['2026-10-25 02:30 twice', 'ask', undefined, 'twice'],
  ['2026-03-29 02:30 never', 'invalid', undefined, 'never'],
  ['2026-02-30 10:00 x', 'invalid', undefined, '2026-02-30 10:00 x'],
  ['no time here', 'none', undefined, 'no time here'],
])('reads "%s" as a quick line', async (text, status, at, title) => {
  const { times } = createFakeBackend();
  const reply = await times.quickAdd({ text, zone: 'Europe/Berlin', reference: '2026-03-29T10:00:00.000Z' });
  expect([reply.status, reply.when?.occurredAt, reply.title]).toEqual([status, at, title]);
  if (status === 'ask') expect(reply.choices.map((one) => one.label)).toEqual(['02:30 UTC+2', '02:30 UTC+1']);
});
