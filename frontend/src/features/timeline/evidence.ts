import { rankAfter } from '../../domain/rank';
import type { EvidenceFields, RecordId, TimelineEvent } from '../../domain/records';
import type { Session } from '../../state/types';
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
