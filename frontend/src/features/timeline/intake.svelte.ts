import type { EvidenceBackend, ImportedEvidence, OfferedFile } from '../../backend/backend';
import { toBackendError } from '../../backend/errors';
import type { EvidenceFields, RecordId } from '../../domain/records';

/** Files on their way to become evidence of an event: one after the other, each to be cancelled or kept as it is. */

export interface IntakeJob {
  readonly ticket: string;
  readonly name: string;
  readonly size: number;
  readonly event: RecordId;
  readonly phase: 'waiting' | 'working' | 'refused';
  /** Why it was refused. */
  readonly message: string;
  /** It can still be kept as a plain file. */
  readonly keepable: boolean;
}

interface IntakeDeeds {
  readonly backend: EvidenceBackend;
  /** The bytes are stored: make the record. False when the event is gone. */
  readonly add: (event: RecordId, fields: Partial<EvidenceFields>) => boolean;
  /** Tells the person what was changed or left out. */
  readonly tell: (title: string, note: string) => void;
}

export class Intake {
  jobs = $state.raw<readonly IntakeJob[]>([]);
  readonly #deeds: IntakeDeeds;
  readonly #asFile = new Set<string>();
  #running = false;

  constructor(deeds: IntakeDeeds) {
    this.#deeds = deeds;
  }

  /** Takes files in for an event. */
  take(event: RecordId, files: readonly OfferedFile[]): void {
    const added = files.map((file) => ({
      ...file,
      event,
      phase: 'waiting' as const,
      message: '',
      keepable: false,
    }));
    this.jobs = [...this.jobs, ...added];
    void this.#run();
  }

  /** Gives up a file, also while it is read. */
  cancel(ticket: string): void {
    this.jobs = this.jobs.filter((job) => job.ticket !== ticket);
    this.#asFile.delete(ticket);
    this.#deeds.backend.forget(ticket).catch(() => undefined);
  }

  /** Keeps a refused file as it is. */
  keep(ticket: string): void {
    this.#asFile.add(ticket);
    this.#set(ticket, { phase: 'waiting', message: '' });
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (;;) {
      const job = this.jobs.find((one) => one.phase === 'waiting');
      if (job === undefined) break;
      this.#set(job.ticket, { phase: 'working' });
      await this.#import(job);
    }
    this.#running = false;
  }

  async #import(job: IntakeJob): Promise<void> {
    try {
      const got = await this.#deeds.backend.import(job.ticket, this.#asFile.has(job.ticket));
      // A cancelled file may have arrived all the same: then nothing cites it and it goes.
      if (this.#drop(job.ticket) && this.#deeds.add(job.event, fieldsOf(got)) && got.note !== '') {
        this.#deeds.tell(got.title, got.note);
      }
    } catch (thrown) {
      const error = toBackendError(thrown);
      const keepable = error.code === 'unsupported' || error.field === 'pixels';
      this.#set(job.ticket, { phase: 'refused', message: error.message, keepable });
    }
  }

  #set(ticket: string, change: Partial<IntakeJob>): void {
    this.jobs = this.jobs.map((job) => (job.ticket === ticket ? { ...job, ...change } : job));
  }

  /** Takes a job off the list; false when it was cancelled before. */
  #drop(ticket: string): boolean {
    const there = this.jobs.some((job) => job.ticket === ticket);
    this.jobs = this.jobs.filter((job) => job.ticket !== ticket);
    this.#asFile.delete(ticket);
    return there;
  }
}

function fieldsOf(got: ImportedEvidence): Partial<EvidenceFields> {
  const { kind, title, fileName, mediaType, blob, size, excerpt } = got;
  return { kind, title, fileName, mediaType, blob, size, excerpt };
}
