import { laneChoices, type LaneBy } from '../../../timeline/lanes';
import type { Command } from '../../../state/app.svelte';

/** What the picture can do, for keys, the palette and the list of keys. */
export interface PictureDoer {
  /** The picture is shown and has something to show. */
  shown(): boolean;
  /** Keys without a modifier are not for a field or the inspector now. */
  free(): boolean;
  /** Something that has a time is selected. */
  selected(): boolean;
  /** What lanes stand for now. */
  by(): LaneBy;
  zoom(factor: number): void;
  fit(): void;
  zoomToSelection(): void;
  focus(): void;
  toggle(): void;
  lanes(by: LaneBy): void;
}

const section = 'Timeline picture';

export const laneWords: Readonly<Record<LaneBy, string>> = { source: 'source', kind: 'kind', role: 'role' };

export function pictureCommands(doer: PictureDoer): readonly Command[] {
  const usable = (): boolean => doer.shown() && doer.free();
  return [
    {
      id: 'picture.focus',
      name: 'Go to the picture',
      section,
      keys: ['G'],
      when: usable,
      run: () => doer.focus(),
    },
    {
      id: 'picture.in',
      name: 'Zoom in',
      section,
      keys: ['+', '='],
      when: usable,
      run: () => doer.zoom(1.6),
    },
    {
      id: 'picture.out',
      name: 'Zoom out',
      section,
      keys: ['-'],
      when: usable,
      run: () => doer.zoom(1 / 1.6),
    },
    {
      id: 'picture.fit',
      name: 'Show the whole timeline',
      section,
      keys: ['0'],
      when: usable,
      run: () => doer.fit(),
    },
    {
      id: 'picture.selection',
      name: 'Zoom to the selection',
      section,
      keys: ['Z'],
      when: () => usable() && doer.selected(),
      run: () => doer.zoomToSelection(),
    },
    {
      id: 'picture.toggle',
      name: () => (doer.shown() ? 'Hide the picture' : 'Show the picture'),
      section,
      keys: ['Shift+G'],
      when: () => doer.free(),
      run: () => doer.toggle(),
    },
    ...laneChoices.map((by) => ({
      id: `picture.lanes.${by}`,
      name: `Lanes by ${laneWords[by]}`,
      section,
      words: 'rows group',
      when: () => doer.shown() && doer.by() !== by,
      run: () => doer.lanes(by),
    })),
  ];
}
