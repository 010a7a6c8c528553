import { untrack } from 'svelte';
import type { RecordId, TimelineEvent } from '../../domain/records';
import type { Session } from '../../state/types';
import { isOpen, matcher, noFilter, type Filter } from '../../timeline/filter';

/**
 * How one looks at the timeline: what the filter lets through and whether
 * hidden events are shown. Never an edit. It stays while the window is open,
 * also when one looks elsewhere in between.
 */
export class TimelineView {
  filter = $state.raw<Filter>(noFilter);
  /** The line to filter with is open. */
  filtering = $state(false);
  /** The line takes the focus when it opens because one asked for it, not when one comes back to it. */
  asked = false;
  /** Hidden events stay out of exports, but not out of sight unless one asks. */
  showHidden = $state(true);
  /** Events that stay in sight although the filter does not let them through: just made, or being edited. */
  #kept = $state.raw<ReadonlySet<RecordId>>(new Set());

  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get active(): boolean {
    return !isOpen(this.filter);
  }

  /** The events to show, in their order; the same list while nothing is left out. */
  shown(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
    const all = this.showHidden || this.filter.flags.includes('hidden');
    if (all && !this.active) return events;
    const fits = matcher(this.filter, {
      source: (id) => this.#session.get('source', id)?.name ?? '',
      evidence: (id) => {
        const evidence = this.#session.get('evidence', id);
        return evidence === undefined ? '' : `${evidence.title} ${evidence.fileName}`;
      },
    });
    const kept = this.#kept;
    return events.filter((event) => kept.has(event.id) || ((all || !event.hidden) && fits(event)));
  }

  set(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.#kept = new Set();
  }

  toggle<F extends 'sources' | 'kinds' | 'flags'>(field: F, value: Filter[F][number]): void {
    const before: readonly string[] = this.filter[field];
    const next = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    this.set({ [field]: next });
  }

  clear(): void {
    this.filter = noFilter;
    this.filtering = false;
    this.#kept = new Set();
  }

  /** Keeps an event in sight until the filter changes. */
  keep(id: RecordId): void {
    untrack(() => {
      if (this.active || !this.showHidden) this.#kept = new Set([...this.#kept, id]);
    });
  }
}

const views = new WeakMap<Session, TimelineView>();

/** The view of an open post-mortem. */
export function viewOf(session: Session): TimelineView {
  let view = views.get(session);
  if (view === undefined) views.set(session, (view = new TimelineView(session)));
  return view;
}
