import { describe, expect, it } from 'vitest';
import * as labels from './labels';
import { rankAfter, rankBetween } from './rank';
import { orderEvents } from './order';
import * as records from './records';
import { cleanFields, defaultsOf, sameValue } from './schema';
import { asksFor, promptOf, promptsFor, sections, type PromptField } from './templates';
import { endOf, instantOf, msOf, whenOf } from './when';

describe('ranks', () => {
  it('stay short and in order over ten thousand insertions anywhere', () => {
    let last = '';
    let first = '';
    let low = 'a';
    const high = 'b';
    for (let i = 0; i < 10_000; i += 1) {
      const after = rankAfter(last);
      expect(after > last).toBe(true);
      last = after;
      const before = rankBetween('', first);
      expect(first === '' || before < first).toBe(true);
      first = before;
      const between = rankBetween(low, high);
      expect(between > low && between < high).toBe(true);
      low = between;
    }
    expect(Math.max(last.length, first.length, low.length)).toBeLessThan(20);
  });
});

describe('order', () => {
  it('takes ten thousand events in a chain of unknown times', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => ({
      ...defaultsOf('event'),
      id: `e${i}`,
      precision: 'unknown' as const,
      afterEvent: i === 0 ? '' : `e${i - 1}`,
    }));
    const ordered = orderEvents(chain.toReversed());
    expect(ordered.map((event) => event.id)).toEqual(chain.map((event) => event.id));
  });
});

describe('when', () => {
  const event = { ...defaultsOf('event'), occurredAt: '2026-03-29T12:00:00.000Z' };

  it('has the tolerance around an approximate time, in milliseconds', () => {
    const when = whenOf({ ...event, precision: 'approximate', toleranceSec: 60 });
    expect([when.latest - when.earliest, when.known, when.coarse]).toEqual([120_000, true, true]);
  });

  it('has no end for a point, and an approximate end for a span that says so', () => {
    expect(endOf(event).known).toBe(false);
    const end = endOf({ ...event, endedAt: event.occurredAt, endPrecision: 'approximate' });
    expect(end.latest - end.earliest).toBe(600_000);
  });

  it('reads and writes instants, and none outside the years 1 to 9999', () => {
    expect(instantOf(msOf(event.occurredAt))).toBe(event.occurredAt);
    expect(instantOf(Date.parse('-000001-01-01T00:00:00.000Z'))).toBe('');
    expect(instantOf(Date.parse('+010000-01-01T00:00:00.000Z'))).toBe('');
    expect(msOf('')).toBeNaN();
  });
});

describe('fields', () => {
  it('are cleaned by their type, and what is not known is left out', () => {
    const given = {
      title: 'a\nb',
      description: 'a\r\nb',
      services: [' x ', 'x', '\n'],
      precision: 'exact',
      nonsense: 'x',
    };
    expect(cleanFields('event', given)).toEqual({ title: 'a b', description: 'a\nb', precision: 'exact' });
    expect(cleanFields('postmortem', given)).toEqual({ title: 'a b', services: ['x'] });
    expect(cleanFields('event', { title: undefined })).toEqual({});
  });

  it('are compared by value', () => {
    expect(sameValue(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameValue(['a'], 'a')).toBe(false);
    expect(sameValue('a', undefined)).toBe(false);
  });
});

describe('words', () => {
  it.each([
    [labels.statusLabels, records.statuses],
    [labels.milestoneLabels, records.milestones],
    [labels.eventKindLabels, records.eventKinds],
    [labels.sourceKindLabels, records.sourceKinds],
    [labels.factorKindLabels, records.factorKinds],
    [labels.actionKindLabels, records.actionKinds],
    [labels.actionStatusLabels, records.actionStatuses],
    [labels.priorityLabels, records.priorities],
  ])('name every choice, each with words of its own', (words, choices) => {
    expect(Object.keys(words).sort()).toEqual([...choices].sort());
    const texts = Object.values(words);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.every((text) => text.trim() !== '')).toBe(true);
  });

  it('ask something for every long text in every template, and differ', () => {
    const fields: PromptField[] = [
      'awareness',
      'impact',
      'sequence',
      'resolution',
      'summary',
      'trigger',
      'analysis',
    ];
    for (const field of fields) {
      for (const template of records.templates) {
        const prompt = promptsFor(template, field);
        expect([prompt.title, prompt.hint, prompt.placeholder].every((text) => text.length > 5)).toBe(true);
      }
    }
    const hint = (template: records.Template): string => promptsFor(template, 'impact').hint;
    expect(new Set(records.templates.map(hint)).size).toBe(3);
    expect(new Set(records.lessonPrompts.map(promptOf)).size).toBe(4);
  });

  it('ask for less in a small one', () => {
    const asked = (template: records.Template): number =>
      sections.filter((one) => asksFor(template, one)).length;
    expect(asked('small')).toBeLessThan(asked('standard'));
    expect(asked('standard')).toBe(sections.length);
  });
});
