import { getContext, setContext } from 'svelte';
import { keyText } from '../../../commands/keys';
import { placeOf, stepsOf, viewFrom, type Step, type View } from '../../../domain/meeting/known';
import type { MeetingPhase, ParkedIdea, RecordId, TimelineEvent } from '../../../domain/records';
import type { App } from '../../../state/app.svelte';
import type { Session } from '../../../state/types';
import { Capture } from './capture.svelte';
import { Clockwork, realClock, type Clock } from './clockwork.svelte';
import { readNote, writeNote } from './note';

/** How often what stands only here is written down, in milliseconds. */
const keepEvery = 4000;
const againToLeave = 'Press Esc again to leave the meeting.';
const paused = 'The meeting is paused.';
/** How long the answer to a note is waited for. */
const patience = 3000;

/**
 * A meeting on the screen: its clockwork, where the review stands, and the
 * line that is open. Everything said goes into the document at once; this
 * holds only what is on the screen.
 */
export class Run {
  readonly app: App;
  readonly session: Session;
  readonly clock: Clockwork;
  readonly capture = new Capture();
  /** The event under review; the index helps when it is gone. */
  event = $state.raw<{ readonly id: RecordId; readonly index: number }>({ id: '', index: 0 });
  /** Shows only what was known at the moment of the event. */
  asKnown = $state(false);
  /** The chosen record of the lists: an attendee, factor, lesson, idea or action. */
  chosen = $state('');
  marked = $state.raw<readonly RecordId[]>([]);
  /** Of the lessons: which of the four prompts. */
  prompt = $state(0);
  menu = $state<'' | 'milestone' | 'jump' | 'time'>('');
  /** Private things are shown: not for the projector. */
  uncovered = $state(false);
  awake = $state(false);
  /** Where J leads back to from the events. */
  #backTo = $state.raw<MeetingPhase | null>(null);
  #kept = '';
  #left = false;
  #askedToLeave = -Infinity;
  /** When the note that is being written was sent, by the steady clock; -Infinity for none. */
  #keepingSince = -Infinity;

  constructor(app: App, session: Session, clock: Clock = realClock) {
    this.app = app;
    this.session = session;
    this.clock = new Clockwork(app, session, clock);
  }

  /** Hidden events are not for the room. */
  readonly events: readonly TimelineEvent[] = $derived.by(() =>
    this.session.list('event').filter((event) => !event.hidden),
  );
  readonly steps: readonly Step<TimelineEvent>[] = $derived.by(() => stepsOf(this.events, this.asKnown));
  readonly at = $derived.by(() => placeOf(this.steps, this.event.id, this.event.index));
  readonly step: Step<TimelineEvent> | undefined = $derived.by(() => this.steps[this.at]);
  readonly view: View = $derived.by(() => viewFrom(this.events, this.step, this.asKnown));
  readonly ideas: readonly ParkedIdea[] = $derived.by(() => this.session.list('idea'));

  /** Steps through the events; says which one it is. */
  go(delta: number): void {
    this.show(Math.max(0, Math.min(this.steps.length - 1, this.at + delta)));
  }

  show(index: number): void {
    const step = this.steps[index];
    if (step === undefined) return;
    this.event = { id: step.event.id, index };
    const words = step.event.title.trim() || 'An event without a title';
    this.app.announce(`${words}. ${index + 1} of ${this.steps.length}.`);
    void this.keep();
  }

  /** To the events and back, from every phase. */
  toEvents(): void {
    if (this.clock.phase !== 'events') {
      this.#backTo = this.clock.phase;
      this.clock.go('events');
    } else if (this.#backTo !== null) {
      this.clock.go(this.#backTo);
      this.#backTo = null;
    }
  }

  get canGoBack(): boolean {
    return this.#backTo !== null;
  }

  toggleKnown(): void {
    const { id } = this.step?.event ?? { id: '' };
    this.asKnown = !this.asKnown;
    this.event = { id, index: this.at };
    this.app.announce(this.asKnown ? 'Only what was known at that moment.' : 'Everything is shown.');
    void this.keep();
  }

  /** Goes on after a restart: the phase is in the document, the rest was written down. */
  async resume(): Promise<void> {
    let note = '';
    try {
      note = await this.app.backend.meeting.place(this.session.id);
    } catch {
      // The document alone tells the phase; the seconds since the last step are lost.
    }
    const kept = readNote(note);
    this.clock.resume(kept.standing);
    this.event = kept.event;
    this.asKnown = kept.asKnown;
    this.prompt = kept.prompt;
    this.capture.restore(kept.drafts);
    this.clock.tick();
    // A pause for leaving ends with coming back; one that the room made stays.
    if (kept.left && this.clock.stands === 'pause') this.clock.go(this.clock.phase);
    this.#unsay(paused);
  }

  /** Reads the clock and, every few seconds, writes down where the meeting stands. */
  beat(): void {
    const before = this.clock.now;
    this.clock.tick();
    if (Math.floor(before / keepEvery) !== Math.floor(this.clock.now / keepEvery)) void this.keep();
  }

  /**
   * Writes down where the meeting stands; one at a time, and never an error to
   * the room. An answer that does not come holds up the next note for a moment
   * only: a note that is missing is minutes lost.
   */
  async keep(): Promise<void> {
    const note = writeNote({
      standing: this.clock.standing,
      event: { id: this.step?.event.id ?? '', index: this.at },
      asKnown: this.asKnown,
      left: this.#left,
      prompt: this.prompt,
      drafts: this.capture.drafts,
    });
    const now = this.clock.steady();
    if (note === this.#kept || now - this.#keepingSince < patience) return;
    this.#kept = note;
    this.#keepingSince = now;
    try {
      await this.app.backend.meeting.keepPlace(this.session.id, note);
    } catch {
      this.#kept = ''; // tried again at the next beat; saving itself has its own banner
    }
    if (this.#keepingSince === now) this.#keepingSince = -Infinity;
  }

  /** A key that is easily hit by chance leads nowhere at once: the second time within a few seconds it leaves. */
  askToLeave(): void {
    const { now } = this.clock;
    if (now - this.#askedToLeave < 4000) {
      this.leave();
      return;
    }
    this.#askedToLeave = now;
    this.app.toast(againToLeave, {
      detail: 'It goes on where it was when you come back.',
    });
  }

  /** Leaves the screen; the timer waits until the meeting is shown again. */
  leave(): void {
    if (this.clock.state === 'runs' && this.clock.stands !== 'pause') {
      this.#left = true;
      this.clock.go('pause');
      this.app.toast(paused, { detail: `${keyText('Ctrl+M')} goes on with it.` });
    }
    void this.keep();
    this.#unsay(againToLeave);
    this.app.navigate({ screen: 'workspace', id: this.session.id, stage: 'meeting' });
  }

  /** Takes a message away that is no longer so. */
  #unsay(message: string): void {
    this.app.toasts = this.app.toasts.filter((one) => one.message !== message);
  }
}

const key = Symbol('meeting');

export function setRun(run: Run): Run {
  return setContext(key, run);
}

/** The meeting, inside a component of its screen. */
export function getRun(): Run {
  return getContext<Run>(key);
}
