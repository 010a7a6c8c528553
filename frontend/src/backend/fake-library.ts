import { newId } from '../base/ids';
import { durations, formatGap } from '../domain/durations';
import { orderEvents } from '../domain/order';
import type { ActionFields, PostMortemFields, TimelineEvent } from '../domain/records';
import type { EarlierActions, LibraryFilter, LibraryPage, LibraryQuery, LibraryRow } from './backend';
import type { FakeDocument, FakeRecord } from './fake-document';

/** The library of the fake backend. */

/** The records of a copy: new ids everywhere, also where records speak of each other. */
export function copyOf(records: readonly FakeRecord[]): FakeRecord[] {
  const ids = new Map(records.map(({ id }) => [id, newId()]));
  const now = (text: string): string => ids.get(text) ?? text;
  return records.map(({ kind, id, fields }) => ({
    kind,
    id: now(id),
    fields: {
      ...Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          typeof value === 'object' ? value.map(now) : typeof value === 'string' ? now(value) : value,
        ]),
      ),
      ...(kind === 'postmortem' ? { title: `Copy of ${String(fields.title)}`, status: 'draft' } : {}),
    },
  }));
}

const filters: Readonly<Record<LibraryFilter, (row: LibraryRow) => boolean>> = {
  all: (row) => row.trashedAt === '',
  drafts: (row) => row.trashedAt === '' && row.status === 'draft',
  meeting_due: (row) => row.trashedAt === '' && (row.status === 'draft' || row.status === 'ready'),
  open_actions: (row) => row.trashedAt === '' && row.openActions > 0,
  bin: (row) => row.trashedAt !== '',
};

/** The page of the library that a query asks for. */
export function listOf(documents: readonly FakeDocument[], query: LibraryQuery): LibraryPage {
  const rows = documents.map(rowOf).sort((a, b) => (a.startedAt > b.startedAt ? -1 : 1));
  const words = query.text.toLowerCase().split(/\s+/);
  const found = rows.filter((row) => {
    const text = [row.title, row.reference, ...row.services, ...row.tags].join(' ').toLowerCase();
    return filters[query.filter](row) && words.every((word) => text.includes(word));
  });
  const count = (filter: LibraryFilter): number => rows.filter(filters[filter]).length;
  const end = query.limit === 0 ? found.length : query.offset + query.limit;
  return {
    rows: found.slice(query.offset, end),
    total: found.length,
    counts: {
      all: count('all'),
      drafts: count('drafts'),
      meeting_due: count('meeting_due'),
      open_actions: count('open_actions'),
      bin: count('bin'),
    },
  };
}

function rowOf(document: FakeDocument): LibraryRow {
  const root = document.root.fields as unknown as PostMortemFields;
  const events = orderEvents(
    document.records
      .filter((record) => record.kind === 'event')
      .map((record) => ({ ...record.fields, id: record.id }) as unknown as TimelineEvent),
  );
  const timed = events.filter((event) => event.occurredAt !== '');
  const started = timed.find((event) => event.milestone === 'impact_started') ?? timed[0];
  const impact = durations(events)[0];
  return {
    id: document.id,
    reference: root.reference,
    title: root.title,
    status: root.status,
    template: root.template,
    severity: root.severity,
    services: root.services,
    tags: root.tags,
    zone: root.zone,
    startedAt: started?.occurredAt ?? root.createdAt,
    startedUnknown: started === undefined,
    meetingAt: root.meetingAt,
    trashedAt: root.trashedAt,
    updatedAt: document.updatedAt,
    events: events.length,
    openActions: document.records.filter(
      ({ kind, fields }) => kind === 'action' && (fields.status === 'open' || fields.status === 'started'),
    ).length,
    impact: impact === undefined ? '' : formatGap(impact.gap),
    milestones: timed
      .filter((event) => event.milestone !== '')
      .map((event) => ({ name: event.milestone, at: event.occurredAt })),
  };
}

/** What the others of the same services left open. There are few here: no date counts, and all are given. */
export function earlierOf(
  documents: readonly FakeDocument[],
  id: string,
  services: readonly string[],
): EarlierActions {
  const postMortems = documents
    .filter((document) => document.id !== id)
    .map((document) => ({
      ...rowOf(document),
      actions: document.records
        .filter(({ kind }) => kind === 'action')
        .map((record) => ({ ...(record.fields as unknown as ActionFields), id: record.id })),
    }))
    .map(({ id: other, reference, title, startedAt, services: theirs, actions }) => ({
      id: other,
      reference,
      title,
      startedAt,
      services: theirs.filter((service) => services.includes(service)),
      actions: actions.flatMap(({ id: action, title: what, owner, dueOn, status }) =>
        status === 'open' || status === 'started' ? [{ id: action, title: what, owner, dueOn, status }] : [],
      ),
    }))
    .filter((one) => one.services.length > 0 && one.actions.length > 0);
  return { postMortems, more: 0 };
}
