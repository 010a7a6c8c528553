import type { NamesBy, ShareAudience, ShareChoices } from '../../backend/backend';

/** What readers may get, in the words of the panel. */
export interface Part {
  readonly id: string;
  readonly label: string;
  /** It usually stays out and comes in when it is ticked. */
  readonly extra?: true;
}

export const details: readonly Part[] = [
  { id: 'costs', label: 'Costs of actions' },
  { id: 'internal-links', label: 'Internal links' },
  { id: 'hosts', label: 'Host names' },
  { id: 'addresses', label: 'IP addresses' },
  { id: 'emails', label: 'E-mail addresses' },
  { id: 'tokens', label: 'Keys and passwords' },
  { id: 'hidden', label: 'Hidden events', extra: true },
  { id: 'notes', label: 'Private notes', extra: true },
  { id: 'checkin', label: 'Words of the check-in', extra: true },
];

export const sections: readonly Part[] = [
  { id: 'facts', label: 'Facts' },
  { id: 'timeline', label: 'Timeline' },
  { id: 'questions', label: 'Questions' },
  { id: 'analysis', label: 'Analysis' },
  { id: 'factors', label: 'Contributing factors' },
  { id: 'lessons', label: 'Lessons' },
  { id: 'actions', label: 'Actions' },
  { id: 'people', label: 'People' },
  { id: 'meeting', label: 'Meeting' },
  { id: 'sources', label: 'Sources' },
  { id: 'evidence', label: 'Evidence' },
];

export const namesBy: readonly { readonly value: Exclude<NamesBy, ''>; readonly label: string }[] = [
  { value: 'names', label: 'Name' },
  { value: 'initials', label: 'Initials' },
  { value: 'roles', label: 'Role' },
  { value: 'aliases', label: 'Alias: Responder A, B …' },
];

type Readers = Pick<ShareChoices, 'audience' | 'names' | 'without' | 'with' | 'domains'>;

/** True if readers get a part. */
export function gets(choices: Readers, part: Part): boolean {
  return part.extra === true ? choices.with.includes(part.id) : !choices.without.includes(part.id);
}

/** The choices with a part in or out. */
export function withPart(choices: Readers, part: Part, inside: boolean): Readers {
  const change = (list: readonly string[], there: boolean): readonly string[] =>
    there ? [...list.filter((id) => id !== part.id), part.id] : list.filter((id) => id !== part.id);
  return part.extra === true
    ? { ...choices, with: change(choices.with, inside) }
    : { ...choices, without: change(choices.without, !inside) };
}

/** The choices of an audience; "" takes nothing out. */
export function readersOf(id: string, audiences: readonly ShareAudience[]): Readers {
  const found = audiences.find((one) => one.id === id);
  if (found === undefined) return { audience: '', names: '', without: [], with: [], domains: [] };
  const { names, without, with: extras, domains } = found;
  return { audience: found.id, names, without, with: extras, domains };
}

/** True if the choices are those of the audience they were begun with. */
export function unchanged(choices: Readers, audiences: readonly ShareAudience[]): boolean {
  const begun = readersOf(choices.audience, audiences);
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((id) => b.includes(id));
  return (
    (choices.names || 'names') === (begun.names || 'names') &&
    same(choices.without, begun.without) &&
    same(choices.with, begun.with) &&
    same(choices.domains, begun.domains)
  );
}
