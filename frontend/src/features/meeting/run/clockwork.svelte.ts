import { agendaMinutes, agendaOf, type AgendaItem } from '../../../domain/meeting/agenda';
import {
  end,
  enter,
  lengthOf,
  openVisit,
  phaseTimes,
  shownPhase,
  type Change,
  type PhaseTime,
  type Running,
} from '../../../domain/meeting/timer';
import type { Meeting, MeetingPhase, RecordId, Visit, VisitPhase } from '../../../domain/records';
import { instantOf } from '../../../domain/when';
import { phaseNames } from '../../../domain/meeting/agenda';
import { ensureMeeting, meetingOf } from '../../../state/planning';
import type { App } from '../../../state/app.svelte';
import type { Session } from '../../../state/types';

/** The two clocks: the one on the wall for the record, a steady one for the timers. Milliseconds. */
export interface Clock {
  readonly wall: () => number;
  readonly steady: () => number;
}

export const realClock: Clock = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * The phases of the running meeting and their timers. All that lasts is in the
 * records; here is only since when the open visit is measured.
 */
export class Clockwork {
  /** The steady clock as it was read last; what shows the time depends on it. */
  now = $state(0);
  readonly #session: Session;
  readonly #app: App;
  readonly #clock: Clock;
  #running = $state.raw<Running | null>(null);
  /** How long visits had been when they were left. */
  readonly #left = new Map<RecordId, number>();

  constructor(app: App, session: Session, clock: Clock = realClock) {
    this.#app = app;
    this.#session = session;
    this.#clock = clock;
    this.now = clock.steady();
  }

  /** The meeting on the screen: the one that goes on, or the last one when it just ended. */
  readonly meeting: Meeting | undefined = $derived.by(
    () => meetingOf(this.#session) ?? this.#session.list('meeting').at(-1),
  );
  readonly visits: readonly Visit[] = $derived.by(() => {
    const id = this.meeting?.id;
    return this.#session.list('visit').filter((visit) => visit.meeting === id);
  });
  readonly open: Visit | undefined = $derived.by(() => openVisit(this.visits));
  readonly phase: MeetingPhase = $derived.by(() => shownPhase(this.visits));
  readonly agenda: readonly AgendaItem[] = $derived.by(() => agendaOf(this.#session.root.template));
  readonly times: readonly PhaseTime[] = $derived.by(() =>
    phaseTimes(this.agenda, this.visits, this.#running, this.now),
  );
  readonly totalMs = $derived.by(() => this.times.reduce((sum, one) => sum + one.tookMs, 0));
  readonly plannedMs = $derived.by(() => agendaMinutes(this.agenda) * 60_000);

  /** "begin" before the meeting, "over" after it. */
  get state(): 'begin' | 'runs' | 'over' {
    const { meeting } = this;
    if (meeting === undefined || meeting.startedAt === '') return 'begin';
    return meeting.endedAt === '' ? 'runs' : 'over';
  }

  /** The phase, or the break or pause that holds it up. */
  get stands(): VisitPhase {
    return this.open?.phase ?? this.phase;
  }

  timeOf(phase: VisitPhase): PhaseTime {
    return this.times.find((one) => one.phase === phase) ?? { phase, plannedMs: 0, tookMs: 0 };
  }

  /** The present by the steady clock, in milliseconds. */
  steady(): number {
    return this.#clock.steady();
  }

  /** The present by the clock on the wall, as records hold it. */
  instant(): string {
    return instantOf(this.#clock.wall());
  }

  /** What must be known to go on after the program was cut off. */
  get standing(): { readonly visit: RecordId; readonly ranMs: number } | null {
    const { open } = this;
    if (open === undefined) return null;
    return { visit: open.id, ranMs: Math.round(lengthOf(open, this.#running, this.#clock.steady())) };
  }

  /** Reads the clock, and measures what is open now: after a start, an undo, a step of the phases. */
  tick(): void {
    this.now = this.#clock.steady();
    const { open } = this;
    if (open === undefined) this.#running = null;
    else if (this.#running?.visit !== open.id) this.#turn(open);
  }

  /**
   * Another visit is open than was measured. After an undo it is one that had
   * been left: it goes on with the time it had, and with that of the visit
   * which was taken back, so that no minute is lost.
   */
  #turn(open: Visit): void {
    const before = this.#running;
    const undone = before !== null && !this.visits.some((visit) => visit.id === before.visit);
    const carried = undone ? before.ranMs + Math.max(0, this.now - before.since) : 0;
    this.#measure(open.id, Math.max(open.ranMs, this.#left.get(open.id) ?? 0) + carried);
  }

  /** Goes on with a time that was kept; never with less than the record says. */
  resume(kept: { readonly visit: RecordId; readonly ranMs: number } | null): void {
    const { open } = this;
    if (open === undefined) return;
    const known = kept?.visit === open.id ? kept.ranMs : 0;
    this.#measure(open.id, Math.max(open.ranMs, known));
  }

  go(phase: VisitPhase): void {
    const change = enter(this.visits, phase, this.#running, this.#clock.steady());
    if (change === null) return;
    this.#make(change, phase === 'pause' ? 'Pause the meeting' : `Go to ${phaseNames[phase]}`);
    this.#app.announce(phase === 'pause' ? 'Timer stopped.' : `${phaseNames[phase]}.`);
  }

  /** Stops for a pause or a break, or goes on with the phase that was held up. */
  toggle(rest: 'pause' | 'break'): void {
    this.go(this.stands === rest ? this.phase : rest);
  }

  /** Gives the phase more minutes, or takes some back. */
  extend(minutes: number): void {
    const visit = this.open;
    if (visit === undefined) return;
    const extraMin = Math.max(-600, Math.min(600, visit.extraMin + minutes));
    this.#session.update('visit', visit.id, { extraMin }, 'Change the time of the phase');
    const planned = Math.round(this.timeOf(visit.phase).plannedMs / 60_000);
    this.#app.announce(`${planned} minutes for ${phaseNames[visit.phase]}.`);
  }

  /** Begins the meeting: a planned one, or one made now. Everyone who took part is asked in. */
  begin(): void {
    this.#session.transact('Begin the meeting', (draft) => {
      const id = ensureMeeting(draft, 'Begin the meeting');
      draft.update('meeting', id, { startedAt: this.instant() }, 'Begin the meeting');
      const asked = new Set(
        draft
          .list('attendance')
          .filter((one) => one.meeting === id)
          .map((one) => one.participant),
      );
      // Without a list of attendees all participants are; a list that was made is kept.
      if (asked.size === 0) {
        for (const person of draft.list('participant')) {
          draft.create('attendance', { meeting: id, participant: person.id }, 'Begin the meeting');
        }
      }
      this.#open(draft, id, 'check_in');
    });
    this.tick();
  }

  /** Ends the meeting; the post-mortem is reviewed then, unless it is published already. */
  finish(): void {
    const { meeting } = this;
    if (meeting === undefined) return;
    const change = end(this.visits, this.#running, this.#clock.steady());
    this.#session.transact('End the meeting', (draft) => {
      this.#close(draft, change.close);
      draft.update('meeting', meeting.id, { endedAt: this.instant() }, 'End the meeting');
      if (draft.root.status !== 'published') {
        draft.update('postmortem', draft.root.id, { status: 'reviewed' }, 'End the meeting');
      }
    });
    this.tick();
  }

  #measure(visit: RecordId, ranMs: number): void {
    this.#running = { visit, ranMs, since: this.#clock.steady() };
  }

  #make(change: Change, label: string): void {
    const { meeting } = this;
    if (meeting === undefined) return;
    this.#session.transact(label, (draft) => {
      this.#close(draft, change.close);
      if (change.open !== null) this.#open(draft, meeting.id, change.open);
    });
    this.tick();
  }

  #close(draft: Session, close: Change['close']): void {
    if (close === null) return;
    this.#left.set(close.id, close.ranMs);
    draft.update('visit', close.id, { ranMs: close.ranMs, open: false }, 'Leave a phase');
  }

  #open(draft: Session, meeting: RecordId, phase: VisitPhase): void {
    draft.create('visit', { meeting, phase, startedAt: this.instant(), open: true }, 'Enter a phase');
  }
}
