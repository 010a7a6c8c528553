import type { ExportFormat } from '../../backend/backend';

/** What can be shared, in the order of the list, and what each is for. */
export const formats: readonly {
  readonly value: ExportFormat;
  readonly label: string;
  readonly purpose: string;
}[] = [
  {
    value: 'pdf',
    label: 'PDF',
    purpose: 'To read and to send. Opens everywhere, looks the same everywhere.',
  },
  { value: 'md', label: 'Markdown', purpose: 'For a repository or a wiki.' },
  {
    value: 'html',
    label: 'HTML page',
    purpose: 'One file for a browser, light and dark. Shown here as it prints.',
  },
  {
    value: 'afterword',
    label: 'Document file',
    purpose: 'For a colleague who continues it in Afterword, and to put away.',
  },
  { value: 'svg', label: 'Timeline picture, SVG', purpose: 'At full length, sharp at any size.' },
  { value: 'png', label: 'Timeline picture, PNG', purpose: 'At full length, for chat and slides.' },
  {
    value: 'timeline-csv',
    label: 'Timeline as a table',
    purpose: 'Every event with its time, for a spreadsheet.',
  },
  { value: 'csv', label: 'Actions as a table', purpose: 'For a spreadsheet.' },
  { value: 'github-csv', label: 'Actions for GitHub', purpose: 'Issues, as importers for GitHub read them.' },
  { value: 'jira-csv', label: 'Actions for Jira', purpose: 'Issues, as the importer of Jira reads them.' },
  { value: 'ics', label: 'Meeting and due dates', purpose: 'For a calendar.' },
  {
    value: 'announcement',
    label: 'Announcement',
    purpose: 'Invites everyone who could contribute to the meeting.',
  },
  {
    value: 'contribution',
    label: 'Page to fill in',
    purpose: 'For attendees: what they remember and ask. The meeting reads it back.',
  },
  { value: 'status', label: 'Status text', purpose: 'Where things stand, in a few lines for a chat.' },
];

/** Formats that have headings and dates of the program's own. */
export const hasWords = (format: ExportFormat): boolean =>
  !['github-csv', 'jira-csv', 'timeline-csv', 'afterword'].includes(format);

export const hasPicture = (format: ExportFormat): boolean => ['pdf', 'html', 'svg', 'png'].includes(format);

export const isText = (format: ExportFormat): boolean =>
  !['pdf', 'html', 'svg', 'png', 'afterword'].includes(format);

export const hasLayout = (format: ExportFormat): boolean => ['pdf', 'md', 'html'].includes(format);
