import type { ExportFormat } from '../backend/backend';
import { stages, zoneViews, type App, type Command, type Stage, type ZoneView } from '../state/app.svelte';
import { copyText } from '../state/exporting.svelte';
import { pickDocuments } from '../state/takein';
import { stepTextSize } from './textsize';

/** What the library screen lets commands do. */
interface LibraryScreen {
  create(): void;
  focusSearch(): void;
  sample(): void;
  canUndo(): boolean;
  undo(): void;
}

/** What the workspace lets commands do. */
interface WorkspaceScreen {
  exportAs(format: ExportFormat): void;
  chooseZone(): void;
}

/** What the commands of the shell act on. Screens are there or not. */
interface Places {
  readonly app: App;
  readonly library: () => LibraryScreen | undefined;
  readonly workspace: () => WorkspaceScreen | undefined;
  readonly palette: () => void;
  readonly keys: () => void;
  /** The library can only be read. */
  readonly readOnly: () => boolean;
}

const stageNames: Readonly<Record<Stage, string>> = {
  facts: 'Facts',
  timeline: 'Timeline',
  people: 'People',
  meeting: 'Meeting',
  summary: 'Summary',
  factors: 'Factors',
  lessons: 'Lessons',
  actions: 'Actions',
  share: 'Share',
};

/** Every command that is not about one record: places, the whole post-mortem, the window. */
export function shellCommands(places: Places): readonly Command[] {
  const { app } = places;
  const inLibrary = (): boolean => app.session === null;
  const inWorkspace = (): boolean => app.place.screen === 'workspace' && app.session !== null;
  const open = (): boolean => app.session !== null;

  return [
    { id: 'palette', section: 'Everywhere', name: 'Find a command', keys: ['Ctrl+K'], run: places.palette },
    { id: 'keys', section: 'Everywhere', name: 'Show all keys', keys: ['?', 'F1'], run: places.keys },
    {
      id: 'library.new',
      section: 'Library',
      name: 'New post-mortem',
      keys: ['Ctrl+N'],
      when: inLibrary,
      words: 'create add template',
      run: () => places.library()?.create(),
    },
    {
      id: 'library.search',
      section: 'Library',
      name: 'Search post-mortems',
      keys: ['/', 'Ctrl+F'],
      when: inLibrary,
      run: () => places.library()?.focusSearch(),
    },
    {
      id: 'library.undo',
      section: 'Library',
      name: 'Undo: take back out of the bin',
      keys: ['Ctrl+Z'],
      when: () => inLibrary() && places.library()?.canUndo() === true,
      words: 'restore',
      run: () => places.library()?.undo(),
    },
    {
      id: 'library.open',
      section: 'Library',
      name: 'Open document file…',
      keys: ['Ctrl+O'],
      when: () => inLibrary() && !places.readOnly(),
      words: 'import afterword take in load file',
      run: () => pickDocuments(app),
    },
    {
      id: 'library.sample',
      section: 'Library',
      name: 'Open the sample',
      when: inLibrary,
      run: () => places.library()?.sample(),
    },
    {
      id: 'library',
      section: 'Post-mortem',
      name: 'Back to the library',
      keys: ['Alt+ArrowLeft'],
      when: inWorkspace,
      words: 'close leave',
      run: () => app.navigate({ screen: 'library' }),
    },
    {
      id: 'undo',
      section: 'Post-mortem',
      name: () => withLabel('Undo', app.session?.undoLabel),
      keys: ['Ctrl+Z'],
      when: open,
      run: () => undo(app),
    },
    {
      id: 'redo',
      section: 'Post-mortem',
      name: () => withLabel('Redo', app.session?.redoLabel),
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      when: open,
      run: () => redo(app),
    },
    {
      id: 'save',
      section: 'Post-mortem',
      name: 'Save now',
      keys: ['Ctrl+S'],
      when: open,
      run: () => save(app),
    },
    {
      id: 'meeting.run',
      section: 'Post-mortem',
      name: 'Run the meeting',
      keys: ['Ctrl+M'],
      when: inWorkspace,
      words: 'start facilitate present full screen review',
      run: () => {
        if (app.session !== null) app.navigate({ screen: 'meeting', id: app.session.id });
      },
    },
    {
      id: 'export.pdf',
      section: 'Post-mortem',
      name: 'Export as PDF',
      keys: ['Ctrl+E'],
      when: inWorkspace,
      words: 'share print',
      run: () => places.workspace()?.exportAs('pdf'),
    },
    {
      id: 'export.md',
      section: 'Post-mortem',
      name: 'Export as Markdown',
      keys: ['Ctrl+Shift+E'],
      when: inWorkspace,
      words: 'share md',
      run: () => places.workspace()?.exportAs('md'),
    },
    {
      id: 'export.svg',
      section: 'Post-mortem',
      name: 'Export the timeline picture as SVG',
      when: inWorkspace,
      words: 'share image figure whole full length vector',
      run: () => places.workspace()?.exportAs('svg'),
    },
    {
      id: 'export.png',
      section: 'Post-mortem',
      name: 'Export the timeline picture as PNG',
      when: inWorkspace,
      words: 'share image figure whole full length screenshot',
      run: () => places.workspace()?.exportAs('png'),
    },
    {
      id: 'export.ics',
      section: 'Post-mortem',
      name: 'Save the meeting and due dates for a calendar',
      when: inWorkspace,
      words: 'ics ical invite appointment export file',
      run: () => places.workspace()?.exportAs('ics'),
    },
    {
      id: 'export.contribution',
      section: 'Post-mortem',
      name: 'Save a page for attendees to fill in',
      when: inWorkspace,
      words: 'contribution prepare meeting markdown remember export file',
      run: () => places.workspace()?.exportAs('contribution'),
    },
    {
      id: 'copy.announcement',
      section: 'Post-mortem',
      name: 'Copy the announcement of the meeting',
      when: inWorkspace,
      words: 'invite invitation text agenda',
      run: async () => {
        if (app.session !== null)
          await copyText(app, app.session, { format: 'announcement' }, 'Announcement');
      },
    },
    {
      id: 'zone',
      section: 'Post-mortem',
      name: 'Change the zone of the post-mortem',
      when: inWorkspace,
      words: 'time zone clock',
      run: () => places.workspace()?.chooseZone(),
    },
    {
      id: 'zone.next',
      section: 'Post-mortem',
      name: () => `Show times in ${nextZone(app).name}`,
      keys: ['Shift+Z'],
      when: inWorkspace,
      words: 'time zone clock utc switch view',
      run: () => {
        const { view, name } = nextZone(app);
        app.zoneView = view;
        app.announce(`Times shown in ${name}.`);
      },
    },
    {
      id: 'zone.second',
      section: 'Post-mortem',
      name: () => {
        const { name } = nextSecond(app);
        return name === '' ? 'Show times in one zone only' : `Show times in ${name} as well, in the list`;
      },
      when: inWorkspace,
      words: 'second two time zones clock utc below',
      run: () => {
        const { view, name } = nextSecond(app);
        app.secondView = view;
        app.announce(name === '' ? 'Times shown in one zone.' : `Times shown in ${name} as well.`);
      },
    },
    ...stages.map((stage, index) => ({
      id: `stage.${stage}`,
      section: 'Stages',
      name: `Go to ${stageNames[stage]}`,
      keys: [`Alt+${index + 1}`, `Ctrl+${index + 1}`],
      when: inWorkspace,
      run: () => app.goTo(stage),
    })),
    {
      id: 'add',
      section: 'Stages',
      name: 'To the line that adds',
      keys: ['Ctrl+Enter'],
      when: () => quickLine() !== null,
      words: 'new add',
      run: () => quickLine()?.focus(),
    },
    {
      id: 'text.larger',
      section: 'Everywhere',
      name: 'Larger text',
      keys: ['Ctrl++', 'Ctrl+='],
      words: 'zoom in',
      run: () => resize(app, 1),
    },
    {
      id: 'text.smaller',
      section: 'Everywhere',
      name: 'Smaller text',
      keys: ['Ctrl+-'],
      words: 'zoom out',
      run: () => resize(app, -1),
    },
    {
      id: 'text.normal',
      section: 'Everywhere',
      name: 'Normal text size',
      keys: ['Ctrl+0'],
      words: 'zoom reset',
      run: () => resize(app, 0),
    },
  ];
}

/** The main line of a stage that adds to its list, null where there is none. */
function quickLine(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-quick-add="main"]');
}

function withLabel(name: string, label: string | undefined): string {
  return label === undefined || label === '' ? name : `${name}: ${label}`;
}

function resize(app: App, step: -1 | 0 | 1): void {
  app.announce(`Text size ${stepTextSize(step)} percent.`);
}

async function undo(app: App): Promise<void> {
  const { session } = app;
  if (session === null) return;
  const label = session.undoLabel;
  await session.undo();
  app.dismissStale();
  app.announce(label === '' ? 'Nothing to undo.' : `Undone: ${label}.`);
}

async function redo(app: App): Promise<void> {
  const { session } = app;
  if (session === null) return;
  const label = session.redoLabel;
  await session.redo();
  app.dismissStale();
  app.announce(label === '' ? 'Nothing to redo.' : `Redone: ${label}.`);
}

/** Everything saves itself; this is for the hand that wants to be sure. */
async function save(app: App): Promise<void> {
  try {
    await app.session?.flush();
    app.toast('Everything is saved.', { tone: 'ok' });
  } catch {
    // The banner says why and what can be done.
    app.announce('Not saved yet.');
  }
}

/** The next way to show times that makes a difference: of the post-mortem, UTC, of this computer. */
/** The zone that the list shows below the first one next; none after the last. */
function nextSecond(app: App): { readonly view: ZoneView | 'none'; readonly name: string } {
  const shown = app.secondZone?.name ?? '';
  // Two ways of looking may lead to the same zone.
  const others = zoneViews.filter(
    (view, i) =>
      app.zoneOf(view) !== app.zoneName &&
      zoneViews.findIndex((one) => app.zoneOf(one) === app.zoneOf(view)) === i,
  );
  const view = others[others.findIndex((one) => app.zoneOf(one) === shown) + 1] ?? 'none';
  return { view, name: view === 'none' ? '' : app.zoneOf(view) };
}

function nextZone(app: App): { readonly view: ZoneView; readonly name: string } {
  const at = zoneViews.indexOf(app.zoneView);
  const others = [...zoneViews.slice(at + 1), ...zoneViews.slice(0, at)];
  const view = others.find((one) => app.zoneOf(one) !== app.zoneName) ?? 'document';
  return { view, name: app.zoneOf(view) };
}
