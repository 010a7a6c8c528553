import type { LibraryFilter } from '../../backend/backend';
import type { Template } from '../../domain/records';

export const filters: readonly {
  readonly id: LibraryFilter;
  readonly name: string;
  readonly none: string;
}[] = [
  { id: 'all', name: 'All', none: 'No post-mortem here yet.' },
  { id: 'drafts', name: 'Drafts', none: 'No drafts: everything begun has gone on.' },
  { id: 'meeting_due', name: 'Meeting due', none: 'No meeting is due this week.' },
  { id: 'open_actions', name: 'Open actions', none: 'No post-mortem has open actions.' },
  { id: 'bin', name: 'Bin', none: 'The bin is empty.' },
];

/** What each template is for, in one line. */
export const templateChoices: readonly {
  readonly id: Template;
  readonly name: string;
  readonly detail: string;
}[] = [
  {
    id: 'small',
    name: 'Small',
    detail: 'Ten minutes. The short form for incidents that cost little, so that it is always done.',
  },
  {
    id: 'standard',
    name: 'Standard',
    detail: 'The whole process: facts, timeline, factors, lessons and actions.',
  },
  {
    id: 'major',
    name: 'Major',
    detail: 'For long or costly incidents: every prompt, with room for communication and customers.',
  },
];
