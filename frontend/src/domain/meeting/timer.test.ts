import { describe, expect, it } from 'vitest';
import { meetingPhases, visitPhases, type VisitPhase } from '../records';
import { numbers } from '../events.fixture';
import { agendaOf } from './agenda';
import {
  end,
  enter,
  lengthOf,
  neighbour,
  openVisit,
  phaseTimes,
  shownPhase,
  timerText,
  type Change,
  type Running,
  type Stay,
} from './timer';

/** A meeting as the window runs it, with a clock of our own. */
class Room {
  now = 1000;
  visits: Stay[] = [];
  running: Running | null = null;

  pass(ms: number): void {
    this.now += ms;
  }

  go(phase: VisitPhase): void {
    this.#make(enter(this.visits, phase, this.running, this.now));
  }

  finish(): void {
    this.#make(end(this.visits, this.running, this.now));
  }

  /** The program dies and starts again later, knowing what was written down last. */
  crash(lostMs: number, awayMs: number): void {
    const visit = openVisit(this.visits);
    if (visit === undefined) return;
    const known = Math.max(0, lengthOf(visit, this.running, this.now) - lostMs);
    this.now = awayMs; // the steady clock begins anew
    this.running = { visit: visit.id, ranMs: known, since: this.now };
  }

  get total(): number {
    return this.visits.reduce((sum, visit) => sum + lengthOf(visit, this.running, this.now), 0);
  }

  #make(change: Change | null): void {
    if (change === null) return;
    const { close } = change;
    if (close !== null) {
      this.visits = this.visits.map((one) =>
        one.id === close.id ? { ...one, ranMs: close.ranMs, open: false } : one,
      );
    }
    this.running = null;
    if (change.open === null) return;
    const id = `v${this.visits.length}`;
    this.visits = [
      ...this.visits,
      { id, meeting: 'm', phase: change.open, ranMs: 0, open: true, extraMin: 0 },
    ];
    this.running = { visit: id, ranMs: 0, since: this.now };
  }
}

describe('a meeting of any course', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('counts every millisecond once (%i)', (seed) => {
    const random = numbers(seed + 1);
    const room = new Room();
    room.go('check_in');
    let elapsed = 0;
    for (let i = 0; i < 80; i += 1) {
      const ms = Math.floor(random() * 400_000);
      room.pass(ms);
      elapsed += ms;
      const before = room.total;
      const phase = visitPhases[Math.floor(random() * visitPhases.length)] ?? 'pause';
      room.go(phase);
      expect(room.total).toBe(before); // going anywhere loses nothing
      expect(openVisit(room.visits)?.phase).toBe(phase);
      expect(room.visits.filter((visit) => visit.open)).toHaveLength(1);
    }
    room.pass(5000);
    room.finish();
    room.pass(90_000);
    expect(room.total).toBe(elapsed + 5000);
    const times = phaseTimes(agendaOf('standard'), room.visits, room.running, room.now);
    expect(times.reduce((sum, one) => sum + one.tookMs, 0)).toBe(elapsed + 5000);
    expect(openVisit(room.visits)).toBeUndefined();
  });

  it('goes on after a crash where it was, less what was not written down', () => {
    const room = new Room();
    room.go('events');
    room.pass(600_000);
    room.crash(4000, 17);
    room.pass(60_000);
    expect(openVisit(room.visits)?.phase).toBe('events');
    expect(room.total).toBe(656_000);
  });

  it('knows no clock on the wall: one that goes back takes nothing away', () => {
    const visit: Stay = { id: 'v', meeting: 'm', phase: 'events', ranMs: 500, open: true, extraMin: 0 };
    expect(lengthOf(visit, { visit: 'v', ranMs: 500, since: 9000 }, 100)).toBe(500);
  });
});

describe('phases', () => {
  const visit = (phase: VisitPhase, more: Partial<Stay> = {}): Stay => ({
    id: phase,
    meeting: 'm',
    phase,
    ranMs: 0,
    open: false,
    extraMin: 0,
    ...more,
  });

  it('shows what a break or a pause interrupted', () => {
    expect(shownPhase([])).toBe('check_in');
    expect(shownPhase([visit('check_in'), visit('lessons'), visit('break'), visit('pause')])).toBe('lessons');
  });

  it('stays where it is when it is asked to go there', () => {
    expect(enter([visit('events', { open: true })], 'events', null, 5)).toBeNull();
  });

  it('adds what a phase was given to its plan, never below nothing', () => {
    const times = phaseTimes(
      agendaOf('small'),
      [visit('events', { extraMin: 5, ranMs: 60_000 }), visit('check_in', { extraMin: -30 })],
      null,
      0,
    );
    expect(times.map((one) => one.plannedMs / 60_000)).toEqual([0, 23, 2, 3, 4, 1, 0, 0]);
    expect(times[1]?.tookMs).toBe(60_000);
  });

  it('has an order with two ends', () => {
    expect(meetingPhases.map((phase) => neighbour(phase, 1))).toEqual([...meetingPhases.slice(1), null]);
    expect(neighbour('check_in', -1)).toBeNull();
    expect(neighbour('check_out', -1)).toBe('actions');
  });

  it.each([
    [0, '00:00'],
    [-5, '00:00'],
    [59_999, '00:59'],
    [22 * 60_000 + 40_000, '22:40'],
    [3_725_000, '1:02:05'],
  ])('reads %i ms as %s', (ms, text) => expect(timerText(ms)).toBe(text));
});
