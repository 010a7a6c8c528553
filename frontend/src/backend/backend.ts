import type {
  Edit,
  FieldValue,
  Instant,
  Kind,
  Milestone,
  Severity,
  Status,
  Template,
} from '../domain/records';

/**
 * What the window can ask of the Go side. Implemented by the wails adapter and
 * by the in-memory fake of the tests. Every call may reject with a
 * BackendError (errors.ts); a cancelled dialog is a value, not an error.
 */
export interface Backend {
  readonly library: LibraryBackend;
  readonly document: DocumentBackend;
  readonly times: TimesBackend;
  readonly exports: ExportsBackend;
  readonly share: ShareBackend;
  readonly evidence: EvidenceBackend;
  readonly meeting: MeetingBackend;
  readonly contributions: ContributionsBackend;
  readonly system: SystemBackend;
}

export type LibraryFilter = 'all' | 'drafts' | 'meeting_due' | 'open_actions' | 'bin';

export interface LibraryQuery {
  readonly filter: LibraryFilter;
  /** Words that must all occur in title, reference, services or tags. */
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

export interface LibraryRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: Status;
  readonly template: Template;
  readonly severity: Severity;
  readonly services: readonly string[];
  readonly tags: readonly string[];
  readonly zone: string;
  /** When the incident began, for its age: impact started, earliest event, or creation. */
  readonly startedAt: Instant;
  /** True while no event has a time, so that startedAt is only when it was created. */
  readonly startedUnknown: boolean;
  readonly meetingAt: Instant;
  readonly trashedAt: Instant;
  readonly updatedAt: Instant;
  readonly events: number;
  readonly openActions: number;
  /** "1 h 12 min" or "47 to 52 min"; "" while not known. */
  readonly impact: string;
  /** Milestones with a time, for the small line drawing. */
  readonly milestones: readonly { readonly name: Milestone; readonly at: Instant }[];
}

export interface LibraryPage {
  readonly rows: readonly LibraryRow[];
  /** Rows that match filter and text. */
  readonly total: number;
  /** Rows of each filter, without regard to text. */
  readonly counts: Readonly<Record<LibraryFilter, number>>;
}

/** What earlier post-mortems of the same services left open, the newest incident first. */
export interface EarlierActions {
  readonly postMortems: readonly {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly startedAt: Instant;
    /** Of both. */
    readonly services: readonly string[];
    /** Open or started, those due first in front. */
    readonly actions: readonly {
      readonly id: string;
      readonly title: string;
      readonly owner: string;
      readonly dueOn: string;
      readonly status: 'open' | 'started';
    }[];
  }[];
  /** How many more post-mortems there are. */
  readonly more: number;
}

export interface LibraryBackend {
  list(query: LibraryQuery): Promise<LibraryPage>;
  /** Title may be "". Zone is the zone of this machine as Go knows it. */
  create(template: Template, title: string): Promise<string>;
  duplicate(id: string): Promise<string>;
  openSample(): Promise<string>;
  rename(id: string, title: string): Promise<void>;
  moveToBin(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** The services are those of the page, which may not be saved yet. */
  earlierActions(id: string, services: readonly string[]): Promise<EarlierActions>;
  /** Opens the native dialog for document files; none when it was cancelled. */
  pickDocuments(): Promise<readonly OfferedFile[]>;
  /** Makes a post-mortem of a document file, or of exported Markdown. Rejects with the reason; then nothing was changed. */
  takeDocument(ticket: string): Promise<TakenDocument>;
  /** The document files that the program was asked to open, once. */
  waiting(): Promise<readonly OfferedFile[]>;
  /** There are such files now. */
  onWaiting(handler: () => void): () => void;
}

/** What became of a document file. */
export interface TakenDocument {
  readonly id: string;
  readonly reference: string;
  /** The library had it already: this is a copy beside it. */
  readonly copy: boolean;
  /** Its reference was taken: it has the next one. */
  readonly renamed: boolean;
  /** It was Markdown, which does not carry everything. */
  readonly text: boolean;
  /** Sections of Markdown that had no place of their own: they are in the private notes. */
  readonly inNotes: readonly string[];
}

/** The undo or redo step that is next; label "" when there is none. */
export interface Step {
  readonly label: string;
}

export interface DocumentSnapshot {
  readonly id: string;
  readonly revision: number;
  readonly records: readonly {
    readonly kind: Kind;
    readonly id: string;
    /** Those that differ from the defaults of the kind. */
    readonly fields: Readonly<Record<string, FieldValue>>;
  }[];
  readonly undo: Step;
  readonly redo: Step;
}

export interface EditBatch {
  readonly postMortem: string;
  readonly baseRevision: number;
  readonly edits: readonly Edit[];
}

export interface Applied {
  readonly revision: number;
  readonly savedAt: Instant;
  /** apply: only where the stored value differs from what was sent. undo, redo: all that changed. */
  readonly effects: readonly Edit[];
  readonly undo: Step;
  readonly redo: Step;
}

export interface DocumentBackend {
  open(id: string): Promise<DocumentSnapshot>;
  /** Durable when it resolves. Sending an edit id twice is harmless. */
  apply(batch: EditBatch): Promise<Applied>;
  undo(id: string, baseRevision: number): Promise<Applied>;
  redo(id: string, baseRevision: number): Promise<Applied>;
}

/** Offsets of one zone, computed by Go (the authority on zones), 1900 to 2100. */
export interface ZoneTable {
  readonly name: string;
  /** In time order; the first has at "" and holds before all others. */
  readonly transitions: readonly {
    readonly at: Instant;
    readonly offsetSec: number;
    readonly abbreviation: string;
  }[];
}

export interface ParseRequest {
  readonly text: string;
  /** Zone of the text when it names none. */
  readonly zone: string;
  /** Time that "+12m" counts from and whose day a bare "14:05" takes; "" for none. */
  readonly reference: Instant;
}

export interface ParsedWhen {
  readonly precision: 'exact' | 'minute' | 'approximate' | 'between' | 'date' | 'unknown';
  readonly occurredAt: Instant;
  readonly occurredLatest: Instant;
  readonly toleranceSec: number;
  readonly endedAt: Instant;
  readonly endPrecision: 'exact' | 'minute' | 'approximate';
  readonly zone: string;
  readonly inferred: readonly string[];
}

export interface ParseReply {
  /**
   * ok: when is set. none: no time found, the whole text is the title.
   * ask: choices holds the possible readings, message says why (time told twice
   * or skipped by daylight saving, 03/04/2026). invalid: message says what is wrong.
   */
  readonly status: 'ok' | 'none' | 'ask' | 'invalid';
  readonly when: ParsedWhen | null;
  readonly choices: readonly { readonly label: string; readonly when: ParsedWhen }[];
  /** What is left of the text after the time. */
  readonly title: string;
  readonly message: string;
}

export interface TimesBackend {
  zones(): Promise<readonly string[]>;
  zone(name: string): Promise<ZoneTable>;
  /** A quick add line: time first, title after it. */
  quickAdd(request: ParseRequest): Promise<ParseReply>;
  /** The text of a time field: time only. */
  parseWhen(request: ParseRequest): Promise<ParseReply>;
}

export type ExportFormat =
  | 'pdf'
  | 'md'
  | 'html'
  | 'svg'
  | 'png'
  | 'csv'
  | 'timeline-csv'
  | 'github-csv'
  | 'jira-csv'
  | 'ics'
  | 'announcement'
  | 'status'
  | 'contribution'
  | 'afterword';

/** How a post-mortem is written; "" is the usual choice of everything but the format. */
export interface ShareChoices {
  readonly format: ExportFormat;
  /** What the lanes of the picture stand for. */
  readonly lanes: '' | 'source' | 'kind' | 'role';
  readonly paper: '' | 'a4' | 'letter';
  /** Of headings, dates and other words of the program. */
  readonly language: '' | 'en' | 'de';
  /** Headings and order of a document. */
  readonly layout: '' | 'own' | 'google-sre' | 'pagerduty' | 'atlassian';
  /** Kind of Markdown. */
  readonly flavour: '' | 'gfm' | 'commonmark' | 'docusaurus';
  /** Of a PDF: the document file stands inside. */
  readonly inside: boolean;
  /** Id of the audience that the next three were begun with, "" for none. */
  readonly audience: string;
  readonly names: NamesBy;
  /** Details and sections that are left out. */
  readonly without: readonly string[];
  /** What comes in only when it is asked for: "hidden", "notes". */
  readonly with: readonly string[];
  /** Of one's own networks: what is below them is a host, or an internal link. */
  readonly domains: readonly string[];
}

/** How people are named. */
export type NamesBy = '' | 'names' | 'initials' | 'roles' | 'aliases';

/** Who reads an export, by the choices that make it. */
export interface ShareAudience {
  readonly id: string;
  readonly name: string;
  readonly names: NamesBy;
  readonly without: readonly string[];
  readonly with: readonly string[];
  readonly domains: readonly string[];
  /** One's own, that can be forgotten. */
  readonly own: boolean;
}

/** One thing that readers do not get, and where it stood. */
export interface ShareRemoval {
  readonly what: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly times: number;
  /** It might have been an ordinary word. */
  readonly look: boolean;
}

export interface SharePreview {
  /** Handle for `address`, until the next preview. */
  readonly ticket: string;
  /** Of what the bytes are. A page of HTML is shown by its paper, a document file by what it holds. */
  readonly shown: 'pdf' | 'text' | 'picture' | 'contents';
  readonly fileName: string;
  /** Of the file that would be written, 0 if that is not known before. */
  readonly bytes: number;
  readonly warnings: readonly string[];
  /** The first of what is taken out or replaced; `removed` counts all, with repetitions. */
  readonly removals: readonly ShareRemoval[];
  readonly removed: number;
}

export interface ShareBackend {
  /** What was chosen for this post-mortem the last time, or the usual. */
  choices(id: string): Promise<ShareChoices>;
  /** Remembers what was chosen for this post-mortem. */
  choose(id: string, choices: ShareChoices): Promise<void>;
  /** Makes the export in memory. Flush edits before calling. */
  preview(id: string, choices: ShareChoices): Promise<SharePreview>;
  /** Everything that is taken out or replaced, of which a preview says the first. Flush edits before calling. */
  removals(id: string, choices: ShareChoices): Promise<readonly ShareRemoval[]>;
  /** Where the bytes of the newest preview are read from. */
  address(ticket: string): string;
  /** An export that is text, to be copied. Flush edits before calling. */
  text(id: string, choices: ShareChoices): Promise<string>;
  /** Those that every library has, then one's own. */
  audiences(): Promise<readonly ShareAudience[]>;
  keepAudience(name: string, choices: ShareChoices): Promise<void>;
  forgetAudience(id: string): Promise<void>;
}

export type ExportReply =
  | { readonly cancelled: true }
  | {
      readonly cancelled: false;
      /** Handle for showInFolder. */
      readonly ticket: string;
      readonly fileName: string;
      readonly folder: string;
      readonly bytes: number;
      readonly warnings: readonly string[];
    };

export interface ExportsBackend {
  /** Opens the native save dialog, then writes. Flush edits before calling. */
  save(id: string, choices: ShareChoices): Promise<ExportReply>;
  /** Stops the export that is being written: nothing is written then. */
  cancel(): Promise<void>;
  /** How much of the export that is being written is done, in per cent. */
  onProgress(handler: (percent: number) => void): () => void;
  showInFolder(ticket: string): Promise<void>;
  /** Saves text that could not be stored, through the native dialog. */
  saveCopy(suggestedName: string, text: string): Promise<ExportReply>;
}

/** A file that a person chose, dropped or pasted; Go knows where it is, the page never does. */
export interface OfferedFile {
  readonly ticket: string;
  readonly name: string;
  /** In bytes; 0 when it is not known. */
  readonly size: number;
}

/** What a file became: fields of an evidence record whose bytes are stored already. */
export interface ImportedEvidence {
  readonly kind: 'log' | 'picture' | 'file';
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly blob: string;
  readonly size: number;
  readonly excerpt: string;
  /** What was changed or left out, a sentence; "" for nothing. */
  readonly note: string;
}

export interface EvidenceBackend {
  /** Opens the native dialog; none when it was cancelled. */
  pickFiles(): Promise<readonly OfferedFile[]>;
  /** Hands over pasted bytes. Rejects with too_large. */
  offer(bytes: Blob, name: string): Promise<OfferedFile>;
  /**
   * Reads a file and stores what it becomes; `asFile` keeps it as it is. Rejects
   * with unsupported, or too_large and field "pixels", when it can still be kept
   * as a file; with field "cancelled" after forget.
   */
  import(ticket: string, asFile: boolean): Promise<ImportedEvidence>;
  /** Takes a ticket back, and ends its import if one is going on. */
  forget(ticket: string): Promise<void>;
  /** Where an <img> finds a stored picture, or the small one of it. */
  address(hash: string, size: 'whole' | 'small'): string;
  /** Stored bytes as text. */
  text(hash: string): Promise<string>;
  /** Files were dropped on the window. */
  onFiles(handler: (files: readonly OfferedFile[]) => void): () => void;
  /** Something is being dragged over the window, or no longer. */
  onDrag(handler: (over: boolean) => void): () => void;
}

export interface MeetingBackend {
  /** Fills the screen and keeps it awake, or gives it back; tells whether it stays awake. */
  present(on: boolean): Promise<{ readonly awake: boolean }>;
  /** Where the meeting of a post-mortem stood, as kept last; "" for nothing. */
  place(id: string): Promise<string>;
  /** Durable when it resolves. Not an edit: only for going on after the program was cut off. */
  keepPlace(id: string, note: string): Promise<void>;
}

/** A line of what an attendee remembers. `when` is null while its time is not known. */
export interface ProposedEvent {
  /** In the file, from 1. */
  readonly line: number;
  /** As it was written. */
  readonly text: string;
  readonly title: string;
  readonly description: string;
  readonly when: ParsedWhen | null;
  /** Readings of a time that can mean several things. */
  readonly choices: ParseReply['choices'];
  readonly message: string;
}

/** What an attendee filled in before the meeting. */
export interface Contribution {
  readonly name: string;
  /** Of the post-mortem that the page was made for, "" if it is this one. */
  readonly otherReference: string;
  /** That the times were read in. */
  readonly zone: string;
  readonly memories: readonly ProposedEvent[];
  readonly questions: readonly { readonly line: number; readonly text: string }[];
  readonly notes: readonly string[];
}

export interface ContributionsBackend {
  /** Opens the native dialog; none when it was cancelled. */
  pick(): Promise<readonly OfferedFile[]>;
  /**
   * Reads a file for a post-mortem; changes nothing, and uses up the ticket.
   * Flush edits before calling. Rejects with too_large, or with unsupported for
   * what is no contribution.
   */
  read(id: string, ticket: string): Promise<Contribution>;
}

export interface SystemInfo {
  readonly version: string;
  readonly dataFolder: string;
  /** Zone of this machine. */
  readonly zone: string;
  /** Set when the library could only be opened for reading: says why. */
  readonly readOnly: string;
  /** Id of the post-mortem that was open last, "" for none. */
  readonly lastOpen: string;
}

export interface SystemBackend {
  info(): Promise<SystemInfo>;
  /** http, https and mailto only; opens the system's browser. */
  openLink(url: string): Promise<void>;
  /** The page is alive; Go reloads the window when these stop. */
  heartbeat(): Promise<void>;
  /** Remembers the place to come back to after a restart; "" for the library. */
  setLastOpen(id: string): Promise<void>;
  /** The page has nothing unsaved (true) or has (false): closing waits for true. */
  setSaved(saved: boolean): Promise<void>;
  /** Called by Go before closing; the page flushes, then calls setSaved. */
  onFlushRequest(handler: () => Promise<void>): () => void;
}
