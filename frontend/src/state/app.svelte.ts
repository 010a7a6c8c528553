import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Backend, ZoneTable } from '../backend/backend';
import type { Kind, RecordId } from '../domain/records';
import { selectedIds, selectionOf, type Selection } from './selection';
import type { Session } from './types';

/**
 * What every screen shares: the backend, the open post-mortem, where one is,
 * what is selected, and the ways to speak to the person. It lives in state,
 * not in shell, because features may not import shell.
 */

/** The stages of a post-mortem in the order of the process. */
export const stages = [
  'facts',
  'timeline',
  'people',
  'meeting',
  'summary',
  'factors',
  'lessons',
  'actions',
  'share',
] as const;
export type Stage = (typeof stages)[number];

export type Place =
  | { readonly screen: 'library' }
  | { readonly screen: 'workspace'; readonly id: string; readonly stage: Stage }
  /** The meeting of a post-mortem, over the whole screen. */
  | { readonly screen: 'meeting'; readonly id: string };

/** Whose clock times are shown by: the post-mortem's, UTC, or that of the computer one reads on. */
export const zoneViews = ['document', 'utc', 'reader'] as const;
export type ZoneView = (typeof zoneViews)[number];

export interface ToastAction {
  readonly label: string;
  readonly run: () => void | Promise<void>;
}

export interface ToastOptions {
  readonly action?: ToastAction;
  /** "error" is announced at once and stays until it is closed. */
  readonly tone?: 'info' | 'ok' | 'error';
  /** Smaller second line, such as a folder or a list of warnings. */
  readonly detail?: string;
  /** Whether it is still so; asked after each undo and redo, and when a post-mortem is left. */
  readonly holds?: () => boolean;
}

export interface Toast extends ToastOptions {
  readonly id: number;
  readonly message: string;
}

/** One intent of the person: everything that can be done is one of these. */
export interface Command {
  /** As "document.undo"; never shown. */
  readonly id: string;
  /** Verb first: "Add event". A function when it changes ("Undo: Add event"). */
  readonly name: string | (() => string);
  /** Heading in the list of keys: "Timeline". */
  readonly section: string;
  /** Keys as in commands/keys.ts; the first is the one shown. */
  readonly keys?: readonly string[];
  /** Whether it applies now; without it always. */
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
  /** More words to find it by. */
  readonly words?: string;
  /** Left out of the palette: it makes sense only by its key. */
  readonly hidden?: boolean;
}

/** The part of the command registry that screens need (see commands/). */
export interface CommandRunner {
  /** Adds commands; the result takes them away again (give it back from an $effect). */
  register(commands: readonly Command[]): () => void;
  /** Runs a command; false when there is none or it does not apply now. */
  run(id: string): boolean;
}

export interface AppOptions {
  readonly backend: Backend;
  readonly commands: CommandRunner;
  /** Opens the place; the shell provides it, because leaving a post-mortem flushes first. */
  readonly navigate: (place: Place) => void | Promise<void>;
}

export class App {
  readonly backend: Backend;
  readonly commands: CommandRunner;
  /** The open post-mortem, null in the library. */
  session = $state.raw<Session | null>(null);
  place = $state.raw<Place>({ screen: 'library' });
  selection = $state.raw<Selection | null>(null);
  /** A way of looking, remembered and never an edit: exports keep the zone of the post-mortem. */
  zoneView = $state<ZoneView>('document');
  /** A second zone for the list, below the first; "none" is the usual. As zoneView, never an edit. */
  secondView = $state<ZoneView | 'none'>('none');
  /** The evidence that is looked at over everything else, beginning with `start`; null for none. */
  looking = $state.raw<{ readonly ids: readonly RecordId[]; readonly start: RecordId } | null>(null);
  toasts = $state.raw<readonly Toast[]>([]);
  /** The present in milliseconds, refreshed by the shell every half minute: for ages. */
  now = $state(Date.now());
  /** Spoken by the shell's live region; the number makes equal texts distinct. */
  announcement = $state.raw<{ readonly text: string; readonly count: number }>({ text: '', count: 0 });

  readonly #navigate: AppOptions['navigate'];
  readonly #zones = new SvelteMap<string, ZoneTable>();
  readonly #asked = new Set<string>();
  #lastToast = 0;

  constructor(options: AppOptions) {
    this.backend = options.backend;
    this.commands = options.commands;
    this.#navigate = options.navigate;
  }

  /**
   * Table of a zone, undefined until it has come from Go; reactive, so what
   * reads it renders again when it arrives. "" gives the display zone.
   */
  zone(name: string): ZoneTable | undefined {
    const wanted = name === '' ? this.zoneName : name;
    const known = this.#zones.get(wanted);
    if (known === undefined && !this.#asked.has(wanted)) void this.#load(wanted);
    return known;
  }

  /** Name of the zone that times are shown in, and that a time is typed in. */
  get zoneName(): string {
    return this.zoneOf(this.zoneView);
  }

  zoneOf(view: ZoneView): string {
    if (view === 'utc') return 'UTC';
    const own = this.session?.root.zone ?? 'UTC';
    return view === 'document' ? own : new Intl.DateTimeFormat().resolvedOptions().timeZone || own;
  }

  /** Table of the zone that times are shown in, undefined until it has come. */
  get displayZone(): ZoneTable | undefined {
    return this.zone('');
  }

  /** The second zone that the list shows, null for none or while it is the first one. */
  get secondZone(): { readonly name: string; readonly table: ZoneTable | undefined } | null {
    if (this.secondView === 'none') return null;
    const name = this.zoneOf(this.secondView);
    return name === this.zoneName ? null : { name, table: this.zone(name) };
  }

  async #load(name: string): Promise<void> {
    this.#asked.add(name);
    try {
      const table = await this.backend.times.zone(name);
      this.#zones.set(name, table);
    } catch {
      // Asked again at the next read; a zone that never comes shows as UTC.
      this.#asked.delete(name);
    }
  }

  navigate(place: Place): void {
    void this.#navigate(place);
  }

  /** Goes to a stage of the open post-mortem, and selects a record there if given. */
  goTo(stage: Stage, selection?: Selection): void {
    if (this.place.screen !== 'workspace') return;
    this.navigate({ screen: 'workspace', id: this.place.id, stage });
    if (selection !== undefined) this.selection = selection;
  }

  select(kind: Kind, id: RecordId | null): void {
    this.selection = id === null ? null : { kind, id };
  }

  /** Selects several records of a kind at once; `primary` is the one the inspector shows. */
  selectMany(kind: Kind, ids: readonly RecordId[], primary?: RecordId): void {
    this.selection = selectionOf(kind, ids, primary);
  }

  /** All selected records of a kind, the one in the inspector first. */
  selected(kind: Kind): readonly RecordId[] {
    return selectedIds(this.selection, kind);
  }

  /** Shows evidence at full size, beginning with `start` or the first. */
  look(ids: readonly RecordId[], start = ids[0]): void {
    this.looking = start === undefined ? null : { ids, start };
  }

  toast(message: string, options: ToastOptions = {}): void {
    this.#lastToast += 1;
    // More than four at once would cover the work; the oldest goes.
    this.toasts = [...this.toasts.slice(-3), { ...options, message, id: this.#lastToast }];
  }

  /** Takes away what is no longer so. */
  dismissStale(): void {
    this.toasts = this.toasts.filter((toast) => toast.holds?.() !== false);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  /** Says something to a screen reader without showing it. */
  announce(text: string): void {
    this.announcement = { text, count: this.announcement.count + 1 };
  }

  /** Opens a link of the text in the system's browser. Call it only after a click or a key. */
  openLink(url: string): void {
    this.backend.system.openLink(url).catch(() => {
      this.toast('This link could not be opened.', { tone: 'error', detail: url });
    });
  }
}

const key = Symbol('app');

/** Makes the app known to all components below; called once, by the shell. */
export function setApp(app: App): App {
  return setContext(key, app);
}

/** The app, inside a component. */
export function getApp(): App {
  return getContext<App>(key);
}

/** The app's open post-mortem, for components that only exist while there is one. */
export function getSession(): Session {
  const { session } = getApp();
  if (session === null) throw new Error('This component needs an open post-mortem.');
  return session;
}
