import type { Command } from '../../../../state/app.svelte';
import type { Ask } from '../capture.svelte';
import type { Run } from '../run.svelte';

/** A command of the meeting; those with a word stand at the foot of the screen. */
export interface MeetingCommand extends Command {
  readonly foot?: string;
}

export type Make = (
  id: string,
  name: string,
  keys: readonly string[],
  when: () => boolean,
  act: () => void,
  foot?: string,
) => MeetingCommand;
export type Opens = (make: () => Ask | null) => () => void;

/** The chosen one of a list, or its first. */
export function chosenOf<T extends { readonly id: string }>(run: Run, list: readonly T[]): T | undefined {
  return list.find((one) => one.id === run.chosen) ?? list[0];
}

export function move(run: Run, list: readonly { readonly id: string }[], by: number): void {
  const at = list.findIndex((one) => one.id === chosenOf(run, list)?.id);
  run.chosen = list[Math.max(0, Math.min(list.length - 1, at + by))]?.id ?? '';
}

export function listKeys(
  run: Run,
  id: string,
  when: () => boolean,
  command: Make,
  list: () => readonly { readonly id: string }[],
): MeetingCommand[] {
  const some = (): boolean => when() && list().length > 0;
  return [
    command(`${id}.down`, 'Next of the list', ['ArrowDown'], some, () => move(run, list(), 1)),
    command(`${id}.up`, 'Previous of the list', ['ArrowUp'], some, () => move(run, list(), -1)),
  ];
}
