import type { FieldValue } from '../domain/records';
import type { Session } from './types';

/**
 * Everything that could not be stored yet as plain text, for "Save a copy
 * elsewhere": readable by a person, one block per record, so that no word is
 * lost even if the program never gets to save again.
 */
export function pendingText(session: Pick<Session, 'root' | 'saving'>): string {
  const { root, saving } = session;
  const edits = [...saving.pending, ...saving.refused.map((refused) => refused.edit)];
  const blocks = new Map<string, string[]>();
  for (const edit of new Map(edits.map((one) => [one.id, one])).values()) {
    const key = `${edit.kind} ${edit.record}`;
    const lines = blocks.get(key) ?? [];
    lines.push(`[${edit.label}]`);
    if (edit.op === 'delete') lines.push('(deleted)');
    for (const [name, value] of Object.entries(edit.fields)) {
      if (name !== 'rank') lines.push(`${name}: ${valueText(value)}`);
    }
    blocks.set(key, lines);
  }
  const head = `${root.reference} ${root.title}`.trim();
  const body = [...blocks].map(([key, lines]) => `== ${key}\n${lines.join('\n')}`);
  return `Changes that were not saved yet\n${head}\n\n${body.join('\n\n')}\n`;
}

function valueText(value: FieldValue): string {
  if (typeof value === 'string') return value.includes('\n') ? `\n${value}\n` : value;
  return typeof value === 'object' ? value.join(', ') : String(value);
}
