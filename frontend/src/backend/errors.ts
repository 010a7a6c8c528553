/**
 * Errors of the Go side. The codes are those of backend/errs (a test compares
 * the two); each exists because the interface does something about it.
 */
export const errorCodes = [
  'invalid',
  'not_found',
  'conflict',
  'too_large',
  'unsupported',
  'storage_locked',
  'storage_full',
  'storage_io',
  'storage_corrupt',
  'newer_schema',
  'foreign_file',
  'export_io',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

interface ErrorParts {
  readonly code: ErrorCode;
  /** The operation, as "sqlite.ApplyEdits". */
  readonly op?: string;
  /** The field of the record it concerns, for "invalid". */
  readonly field?: string;
  /** The id of the edit or record it concerns. */
  readonly ref?: string;
  /** One or two plain sentences: what happened, what is safe, what to do. */
  readonly message: string;
  /** The technical cause, shown only under "Copy details". */
  readonly detail?: string;
}

/** What every rejected call of the backend rejects with. */
export class BackendError extends Error {
  readonly code: ErrorCode;
  readonly op: string;
  readonly field: string;
  readonly ref: string;
  readonly detail: string;

  constructor(parts: ErrorParts) {
    super(parts.message);
    this.name = 'BackendError';
    this.code = parts.code;
    this.op = parts.op ?? '';
    this.field = parts.field ?? '';
    this.ref = parts.ref ?? '';
    this.detail = parts.detail ?? '';
  }
}

const unexpected =
  'Something unexpected happened inside Afterword. What was shown as saved is safe. Please try again.';

/**
 * Makes a BackendError of whatever was thrown: the JSON text that Go sends, an
 * error of this kind already, or anything else, which counts as "internal".
 */
export function toBackendError(thrown: unknown): BackendError {
  if (thrown instanceof BackendError) return thrown;
  const text = thrown instanceof Error ? thrown.message : thrown;
  const parts = typeof text === 'string' ? partsOf(text) : undefined;
  if (parts !== undefined) return new BackendError(parts);
  return new BackendError({ code: 'internal', message: unexpected, detail: describe(thrown) });
}

/** The parts in the JSON text of an error; undefined if the text is not one. */
function partsOf(text: string): ErrorParts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const read = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const code = errorCodes.find((known) => known === fields.code);
  if (code === undefined) return undefined;
  return {
    code,
    op: read('op'),
    field: read('field'),
    ref: read('ref'),
    message: read('message') || unexpected,
    detail: read('detail'),
  };
}

function describe(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
  if (typeof thrown === 'string') return thrown;
  try {
    // Undefined for a function or undefined itself, whatever the type says.
    const text = JSON.stringify(thrown) as string | undefined;
    return text ?? typeof thrown;
  } catch {
    return 'a value that can not be shown';
  }
}
