import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Template } from '../records';
import { agendaMinutes, agendaOf } from './agenda';

const file = join(import.meta.dirname, '../../../../backend/postmortem/testdata/shared/agenda.json');

it('is the agenda of the backend', () => {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases: { template: Template; phases: string[]; minutes: number[] }[];
  };
  expect(cases).toHaveLength(3);
  for (const { template, phases, minutes } of cases) {
    const agenda = agendaOf(template);
    expect(agenda.map((item) => item.phase)).toEqual(phases);
    expect(agenda.map((item) => item.minutes)).toEqual(minutes);
    expect(agendaMinutes(agenda)).toBe(minutes.reduce((a, b) => a + b));
  }
});
