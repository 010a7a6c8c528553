import type { RecordId } from '../../../domain/records';

/** What is written down beside the document every few seconds, to go on after the program was cut off. */
export interface Note {
  /** The open visit and how long it had been; null while none is open. */
  readonly standing: { readonly visit: RecordId; readonly ranMs: number } | null;
  readonly event: { readonly id: RecordId; readonly index: number };
  readonly asKnown: boolean;
  /** The screen was left, and that stopped the timer: coming back goes on. */
  readonly left: boolean;
  /** Which of the four prompts of the lessons. */
  readonly prompt: number;
  /** What was typed and not taken yet, by line. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** The backend takes 4,000 bytes; drafts that do not fit are left out, the longest first. */
const most = 3900;

export const blank: Note = {
  standing: null,
  event: { id: '', index: 0 },
  asKnown: false,
  left: false,
  prompt: 0,
  drafts: {},
};

export function writeNote(note: Note): string {
  const drafts = Object.entries(note.drafts).sort(([, a], [, b]) => a.length - b.length);
  for (;;) {
    const text = JSON.stringify({ ...note, drafts: Object.fromEntries(drafts) });
    if (new TextEncoder().encode(text).length <= most || drafts.length === 0) return text;
    drafts.pop();
  }
}

/** Reads a note; whatever is not as it should be reads as nothing. */
export function readNote(text: string): Note {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return blank;
  }
  if (!isObject(value)) return blank;
  const { standing, event, asKnown, left, prompt, drafts } = value;
  return {
    standing:
      isObject(standing) && typeof standing.visit === 'string' && isLength(standing.ranMs)
        ? { visit: standing.visit, ranMs: standing.ranMs }
        : null,
    event:
      isObject(event) && typeof event.id === 'string' && isLength(event.index)
        ? { id: event.id, index: event.index }
        : blank.event,
    asKnown: asKnown === true,
    left: left === true,
    prompt: isLength(prompt) && prompt < 4 ? Math.floor(prompt) : 0,
    drafts: isObject(drafts)
      ? Object.fromEntries(
          Object.entries(drafts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : {},
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
