import { rankAfter } from '../domain/rank';
import type { Evidence, EvidenceFields, RecordId, TimelineEvent } from '../domain/records';
import type { Session } from '../state/types';
import { sizeText } from './textsearch';
import { titleOfUrl } from './urltitle';

/** Adding evidence to an event and taking it away; each is one undo step. */

/** Accepts "example.com/x" as well; "" for what cannot be linked to. */
export function linkAddress(text: string): string {
  const plain = text.trim();
  if (plain === '' || /\s/u.test(plain)) return '';
  const address = /^[a-z][a-z\d+.-]*:/iu.test(plain) ? plain : `https://${plain}`;
  return titleOfUrl(address) === '' || (!plain.includes('.') && !plain.includes(':')) ? '' : address;
}

export function addLink(session: Session, event: TimelineEvent, address: string): RecordId {
  return add(session, event, { kind: 'link', url: address, title: titleOfUrl(address) }, 'Add link');
}

/** Lines of an excerpt, without empty ones at its end. */
export function lineCount(excerpt: string): number {
  const text = excerpt.trimEnd();
  return text === '' ? 0 : text.split('\n').length;
}

/** Lines stay as they are; the title says how many there are. */
export function addExcerpt(
  session: Session,
  event: TimelineEvent,
  kind: 'log' | 'chat',
  excerpt: string,
): RecordId {
  const count = lineCount(excerpt);
  const title = `${kind === 'log' ? 'Log' : 'Chat'} excerpt, ${count} ${count === 1 ? 'line' : 'lines'}`;
  return add(session, event, { kind, excerpt, title }, `Add ${kind} excerpt`);
}

/** A file whose bytes are stored; false when the event is gone. */
export function addImported(session: Session, id: RecordId, fields: Partial<EvidenceFields>): boolean {
  const event = session.get('event', id);
  if (event === undefined) return false;
  add(session, event, fields, fields.kind === 'picture' ? 'Add picture' : 'Add file');
  return true;
}

export function nameOf(evidence: Evidence | undefined): string {
  if (evidence === undefined) return '';
  return evidence.title.trim() || evidence.url || evidence.fileName || 'Untitled evidence';
}

/**
 * What cites it in any text: exports put its number there, and show a stored
 * picture whose citation stands on a line of its own.
 */
export function citationOf(evidence: Evidence): string {
  const words = nameOf(evidence)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\[\]`*_<]/gu, (sign) => `\\${sign}`);
  const shown = evidence.kind === 'picture' && evidence.blob !== '';
  return `${shown ? '!' : ''}[${words}](evidence:${evidence.id})`;
}

/** "14 lines", "PNG 84 KB", the host of a link. */
export function detailOf(evidence: Evidence): string {
  if (evidence.kind === 'link') return hostOf(evidence.url);
  const lines = lineCount(evidence.excerpt);
  if (lines > 0) return `${lines} ${lines === 1 ? 'line' : 'lines'}`;
  const form = evidence.kind === 'picture' ? evidence.mediaType.replace(/^image\//u, '').toUpperCase() : '';
  const size = evidence.size > 0 ? sizeText(evidence.size) : '';
  return `${form} ${size}`.trim() || evidence.kind;
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./u, '');
  } catch {
    return 'link';
  }
}

/** True for what the full view can show. */
export function viewable(evidence: Evidence): boolean {
  return evidence.blob !== '' || evidence.excerpt.trim() !== '';
}

/** Moves a piece of evidence one place among those of its event; false at the ends. */
export function moveEvidence(session: Session, event: TimelineEvent, id: RecordId, delta: -1 | 1): boolean {
  const order = event.evidence.filter((one) => session.get('evidence', one) !== undefined);
  const from = order.indexOf(id);
  const other = order[from + delta];
  if (from < 0 || other === undefined) return false;
  order[from + delta] = id;
  order[from] = other;
  session.update('event', event.id, { evidence: order }, 'Move evidence');
  return true;
}

function add(
  session: Session,
  event: TimelineEvent,
  fields: Partial<EvidenceFields>,
  label: string,
): RecordId {
  let id: RecordId = '';
  session.transact(label, (draft) => {
    const rank = rankAfter(draft.list('evidence').at(-1)?.rank ?? '');
    id = draft.create('evidence', { ...fields, rank }, label);
    draft.update('event', event.id, { evidence: [...event.evidence, id] }, label);
  });
  return id;
}

/** Takes evidence off an event, and deletes it when nothing else cites it. */
export function removeEvidence(session: Session, event: TimelineEvent, id: RecordId): void {
  const label = 'Remove evidence';
  const cited =
    session.list('event').some((one) => one.id !== event.id && one.evidence.includes(id)) ||
    session.list('factor').some((one) => one.evidence.includes(id));
  session.transact(label, (draft) => {
    draft.update('event', event.id, { evidence: event.evidence.filter((one) => one !== id) }, label);
    if (!cited) draft.remove('evidence', id, label);
  });
}
