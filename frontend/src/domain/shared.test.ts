import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, cleanLine } from './clean';
import { durations, formatGap } from './durations';
import {
  besideIncident,
  costFormula,
  hoursText,
  incidentCost,
  type ActionHours,
  type CostFields,
} from './meeting/cost';
import { orderEvents } from './order';
import { rankBetween } from './rank';
import { kinds, type EventFields, type FieldValue, type TimelineEvent } from './records';
import { defaultsOf, specsOf } from './schema';

/** The tables that backend/postmortem is tested with: both sides must follow the same rules. */

const folder = join(import.meta.dirname, '../../../backend/postmortem/testdata/shared');

function table(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

interface EventCase {
  readonly id: string;
  readonly fields: Partial<EventFields>;
}

function events(cases: readonly EventCase[]): TimelineEvent[] {
  return cases.map(({ id, fields }) => ({ ...defaultsOf('event'), ...fields, id }));
}

it('clean', () => {
  const { cases } = table('clean') as { cases: { in: string; text: string; line: string }[] };
  expect(cases.length).toBeGreaterThan(10);
  for (const one of cases) {
    expect([one.in, clean(one.in), cleanLine(one.in)]).toEqual([one.in, one.text, one.line]);
  }
});

it('rank', () => {
  const { cases } = table('rank') as { cases: { a: string; b: string; rank: string }[] };
  expect(cases.length).toBeGreaterThan(10);
  for (const { a, b, rank } of cases) expect([a, b, rankBetween(a, b)]).toEqual([a, b, rank]);
});

it('gaps', () => {
  const { cases } = table('gaps') as {
    cases: { minMs: number; maxMs: number; coarse: boolean; known: boolean; text: string }[];
  };
  expect(cases.length).toBeGreaterThan(10);
  for (const { minMs, maxMs, coarse, known, text } of cases) {
    const got = formatGap({ min: minMs, max: maxMs, coarse, known });
    expect({ minMs, maxMs, coarse, text: got }).toEqual({ minMs, maxMs, coarse, text });
  }
});

it('order, from any order of the input', () => {
  const { cases } = table('order') as { cases: { name: string; events: EventCase[]; order: string[] }[] };
  expect(cases.length).toBeGreaterThan(10);
  for (const { name, events: given, order } of cases) {
    for (const input of [events(given), events(given).reverse(), orderEvents(events(given))]) {
      expect([name, ...orderEvents(input).map((event) => event.id)]).toEqual([name, ...order]);
    }
  }
});

it('durations', () => {
  const { cases } = table('durations') as {
    cases: { name: string; events: EventCase[]; figures: unknown[] }[];
  };
  expect(cases.length).toBeGreaterThan(10);
  for (const { name, events: given, figures } of cases) {
    const got = durations(events(given)).map((one) => ({
      key: one.key,
      known: one.gap.known,
      text: formatGap(one.gap),
      outOfOrder: one.outOfOrder,
      from: one.fromEvent,
      to: one.toEvent,
    }));
    expect([name, got]).toEqual([name, figures]);
  }
});

it('cost', () => {
  interface CostCase extends ActionHours {
    readonly name: string;
    readonly events: EventCase[];
    readonly participants: number;
    readonly fields: CostFields;
    readonly people: number;
    readonly once: string;
    readonly year: string;
    readonly beside: string;
  }
  const { cases } = table('cost') as { cases: CostCase[] };
  expect(cases.length).toBeGreaterThan(20);
  for (const one of cases) {
    const cost = incidentCost(one.fields, one.participants, events(one.events));
    const got = [cost.people, hoursText(cost.once), hoursText(cost.year), besideIncident(one, cost)];
    expect([one.name, ...got]).toEqual([one.name, one.people, one.once, one.year, one.beside]);
  }
  expect(table('costformula')).toMatchObject({ cases: [costFormula] });
});

describe('schema', () => {
  interface Field {
    readonly name: string;
    readonly type: string;
    readonly choices: readonly string[];
    readonly default: FieldValue;
  }
  const { kinds: stored } = table('schema') as { kinds: { kind: string; fields: Field[] }[] };

  it('has the kinds of the backend, in its order', () => {
    expect(kinds).toEqual(stored.map(({ kind }) => kind));
  });

  it.each(kinds)('has the fields, types, choices and defaults of %s', (kind) => {
    const theirs = stored.find((one) => one.kind === kind)?.fields;
    const ours = specsOf(kind).map(([name, spec]) => ({
      name,
      type: spec.type,
      choices: spec.choices ?? [],
      default: spec.initial,
    }));
    expect(ours).toEqual(
      theirs?.map(({ name, type, choices, default: initial }) => ({ name, type, choices, default: initial })),
    );
  });
});
