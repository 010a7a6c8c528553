import { describe, expect, it } from 'vitest';
import { personOfLine } from './personline';

describe('personOfLine', () => {
  it.each([
    ['Ana Kovač', 'Ana Kovač', ''],
    ['Ana Kovač, on-call engineer', 'Ana Kovač', 'on-call engineer'],
    ['Ana Kovač (on-call, checkout)', 'Ana Kovač', 'on-call, checkout'],
    ['Jean-Luc Picard - incident commander', 'Jean-Luc Picard', 'incident commander'],
    ['李雷 — 值班', '李雷', '值班'],
    ['Jean-Luc', 'Jean-Luc', ''],
    ['Kim (', 'Kim (', ''],
  ])('%j', (line, name, role) => {
    expect(personOfLine(line)).toEqual({ name, role });
  });
});
