import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { isOpen, matcher, noFilter, type Filter } from './filter';

const event = (id: string, fields: Partial<TimelineEvent>): TimelineEvent => ({
  ...defaultsOf('event'),
  id,
  ...fields,
});

const events = [
  event('deploy', { title: 'Deploy of API 4.2', kind: 'change', source: 'ci', milestone: 'impact_started' }),
  event('alert', { title: 'Error rate über 5 %', kind: 'alert', source: 'mon', evidence: ['graph'] }),
  event('call', { title: 'Ana called', description: 'The pool was *empty*', actorRole: 'on-call engineer' }),
  event('guess', { title: 'Cache cold', inferred: ['time'], pinned: true, hidden: true }),
];

const names = {
  source: (id: string) => ({ ci: 'CI runs', mon: 'Grafana' })[id] ?? '',
  evidence: (id: string) => (id === 'graph' ? 'Connection pool graph' : ''),
};

const found = (filter: Partial<Filter>): string =>
  events
    .filter(matcher({ ...noFilter, ...filter }, names))
    .map(({ id }) => id)
    .join(' ');

describe('matcher', () => {
  it.each<[string, Partial<Filter>, string]>([
    ['nothing asked', {}, 'deploy alert call guess'],
    ['a word of the title, whatever the case', { text: 'api' }, 'deploy'],
    ['letters with and without marks', { text: 'UBER' }, 'alert'],
    ['a description, or the title of evidence', { text: 'pool' }, 'alert call'],
    ['a role', { text: 'engineer' }, 'call'],
    ['a source', { text: 'grafana' }, 'alert'],
    ['words from different places', { text: ' pool  grafana ' }, 'alert'],
    ['a word that is nowhere', { text: 'pool zebra' }, ''],
    ['one of the sources', { sources: ['ci', ''] }, 'deploy call guess'],
    ['one of the kinds', { kinds: ['alert', 'change'] }, 'deploy alert'],
    ['milestones', { flags: ['milestone'] }, 'deploy'],
    ['both flags', { flags: ['pinned', 'hidden', 'inferred'] }, 'guess'],
    ['flags and text', { flags: ['pinned'], text: 'ana' }, ''],
  ])('%s', (_, filter, ids) => {
    expect(found(filter)).toBe(ids);
  });

  it('reads an event again when it has changed', () => {
    const fits = matcher({ ...noFilter, text: 'warm' }, names);
    const cold = event('cache', { title: 'Cache cold' });
    expect(fits(cold)).toBe(false);
    expect(fits({ ...cold, title: 'Cache warm' })).toBe(true);
  });
});

describe('isOpen', () => {
  it.each<[Partial<Filter>, boolean]>([
    [{}, true],
    [{ text: '  ' }, true],
    [{ text: 'a' }, false],
    [{ sources: [''] }, false],
    [{ kinds: ['alert'] }, false],
    [{ flags: ['pinned'] }, false],
  ])('%j', (filter, open) => {
    expect(isOpen({ ...noFilter, ...filter })).toBe(open);
  });
});
