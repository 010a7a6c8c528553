import { lessonPrompts, type Lesson } from '../../../../domain/records';
import * as asks from '../asks';
import * as deeds from '../deeds';
import type { Run } from '../run.svelte';
import { chosenOf, listKeys, type Make, type MeetingCommand, type Opens } from './make';

/** The lessons of the prompt on the screen, by topic. */
export function shownLessons(run: Run): readonly Lesson[] {
  const prompt = lessonPrompts[run.prompt];
  return deeds.inTopics(run.session.list('lesson').filter((lesson) => lesson.prompt === prompt));
}

export function lessonCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const shown = (): readonly Lesson[] => shownLessons(run);
  const some = (): boolean => when() && shown().length > 0;
  const turn = (by: number): void => {
    run.prompt = Math.max(0, Math.min(lessonPrompts.length - 1, run.prompt + by));
    [run.marked, run.chosen] = [[], ''];
    void run.keep();
  };
  const picked = (): readonly Lesson[] => {
    const marked = shown().filter((lesson) => run.marked.includes(lesson.id));
    const chosen = chosenOf(run, shown());
    return marked.length > 0 || chosen === undefined ? marked : [chosen];
  };
  return [
    command('prompt.next', 'Next prompt', ['ArrowRight'], when, () => turn(1), 'next prompt'),
    command('prompt.previous', 'Previous prompt', ['ArrowLeft'], when, () => turn(-1)),
    ...listKeys(run, 'lesson', when, command, shown),
    command(
      'lesson',
      'Add a lesson',
      ['N', 'Enter'],
      when,
      ask(() => asks.askLesson(run)),
      'add a lesson',
    ),
    command(
      'mark',
      'Mark for grouping',
      ['Space'],
      some,
      () => {
        const id = chosenOf(run, shown())?.id ?? '';
        run.marked = run.marked.includes(id) ? run.marked.filter((one) => one !== id) : [...run.marked, id];
      },
      'mark',
    ),
    command(
      'group',
      'Group under a topic',
      ['G'],
      some,
      ask(() =>
        asks.askTopic(
          run,
          picked().map((one) => one.id),
        ),
      ),
      'group',
    ),
    command(
      'merge',
      'Merge the marked lessons',
      ['M'],
      () => some() && run.marked.length > 1,
      () => {
        run.chosen = deeds.mergeLessons(run.session, picked());
        run.marked = [];
      },
      'merge',
    ),
  ];
}
