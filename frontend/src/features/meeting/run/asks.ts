import { clean } from '../../../domain/clean';
import type { ActionItem, Attendance, ParkedIdea, RecordId } from '../../../domain/records';
import { lessonPrompts } from '../../../domain/records';
import { hoursOf } from '../../../domain/meeting/hours';
import { lessonQuestions } from '../../../domain/meeting/prompts';
import { dayOf } from '../../../domain/ages';
import { readDate } from '../../../domain/dates';
import { dropIdea } from '../../../state/ideas';
import type { Ask } from './capture.svelte';
import * as deeds from './deeds';
import type { Run } from './run.svelte';

/** The lines in which the room's words are typed: what each asks, and what becomes of the text. */

const nothing = 'Type what the room says, or press Esc.';

/** A line whose text must say something. */
function line(ask: Omit<Ask, 'take'> & { readonly take: (text: string) => void }): Ask {
  return {
    ...ask,
    take: (text) => {
      if (clean(text).trim() === '') return nothing;
      ask.take(text);
      return undefined;
    },
  };
}

export function askEvent(): Ask {
  return {
    id: 'event',
    label: 'What happened?',
    hint: 'Time first: “14:05 the queue was full”. Without one it stands after this event.',
    event: true,
    take: () => undefined, // the line itself reads the time and adds it
  };
}

export function askQuestion(run: Run): Ask {
  const event = run.step?.event.id ?? '';
  return line({
    id: 'question',
    label: 'Question about this event',
    hint: 'How and what help more than who and why.',
    take: (text) => void deeds.askQuestion(run.session, event, text, run.clock.instant()),
  });
}

export function askAnswer(run: Run, question: { readonly id: RecordId; readonly text: string }): Ask {
  return line({
    id: `answer:${question.id}`,
    label: question.text,
    hint: 'The answer, as the room gives it.',
    take: (text) => deeds.answerQuestion(run.session, question.id, text),
  });
}

export function askIdea(run: Run): Ask {
  const event = run.clock.phase === 'events' ? (run.step?.event.id ?? '') : '';
  return line({
    id: 'idea',
    label: 'Park an idea',
    hint: 'It waits until the facts are understood, and comes first among the actions then.',
    take: (text) => void deeds.parkIdea(run.session, event, text, run.clock.instant()),
  });
}

export function askFactor(run: Run): Ask {
  const event = run.step?.event.id ?? '';
  return line({
    id: 'factor',
    label: 'What made it possible, or worse?',
    hint: 'A condition, not a person. It cites the event shown last.',
    again: true,
    take: (text) => {
      run.chosen = deeds.addFactor(run.session, text, event, run.clock.instant());
    },
  });
}

/** One of the long texts of the summary. */
export function askText(run: Run, field: 'summary' | 'analysis', label: string): Ask {
  return {
    id: field,
    label,
    value: run.session.root[field],
    take: (text) => {
      run.session.update('postmortem', run.session.root.id, { [field]: text }, `Edit ${field}`);
      return undefined;
    },
  };
}

export function askLesson(run: Run): Ask {
  const prompt = lessonPrompts[run.prompt] ?? 'helped';
  return line({
    id: `lesson:${prompt}`,
    label: lessonQuestions[prompt],
    hint: 'One thought a line. Enter, and the next.',
    again: true,
    take: (text) => {
      run.chosen = deeds.addLesson(run.session, prompt, text, run.clock.instant());
    },
  });
}

export function askTopic(run: Run, ids: readonly RecordId[]): Ask {
  return {
    id: 'topic',
    label: ids.length === 1 ? 'Topic of this lesson' : `Topic of these ${ids.length} lessons`,
    hint: 'Empty takes them apart again.',
    value: run.session.get('lesson', ids[0] ?? '')?.topic ?? '',
    take: (text) => {
      deeds.groupLessons(run.session, ids, text);
      run.marked = [];
      return undefined;
    },
  };
}

export function askAction(run: Run): Ask {
  return line({
    id: 'action',
    label: 'New action: what will be done?',
    hint: 'A verb first: “Alert on replica lag above 10 s”.',
    take: (text) => {
      run.chosen = deeds.addAction(run.session, text, run.clock.instant());
    },
  });
}

/** A field of an action that is plain text. */
export function askActionField(
  run: Run,
  action: ActionItem,
  field: 'title' | 'owner' | 'doneWhen',
  label: string,
): Ask {
  return {
    id: `${field}:${action.id}`,
    label,
    hint: field === 'owner' ? 'One person or team that sees to it.' : '',
    value: action[field],
    take: (text) => {
      deeds.changeAction(run.session, action.id, { [field]: text });
      return undefined;
    },
  };
}

export function askHours(run: Run, action: ActionItem, field: 'buildHours' | 'keepHours'): Ask {
  const label = field === 'buildHours' ? 'Hours to build it, roughly' : 'Hours to keep it, a month, roughly';
  return {
    id: `${field}:${action.id}`,
    label,
    hint: 'A number: “8”, or “2 d” for days of eight hours.',
    value: action[field] === 0 ? '' : String(action[field]),
    take: (text) => {
      const hours = hoursOf(text);
      if (hours === null) return 'This is no number of hours. Try “8”, or “2 d” for two days.';
      deeds.changeAction(run.session, action.id, { [field]: hours });
      return undefined;
    },
  };
}

/** A number of the incident's cost. */
export function askCost(run: Run, field: 'responders' | 'afterHours' | 'impactHours'): Ask {
  const { root } = run.session;
  const labels = {
    responders: 'How many people did the incident keep busy?',
    afterHours: 'Hours of work after it was over: clean-up, letters, refunds',
    impactHours: 'The impact on others, as hours of work it is worth',
  } as const;
  return {
    id: field,
    label: labels[field],
    hint:
      field === 'responders'
        ? 'Empty counts the participants.'
        : 'A number: “8”, or “2 d” for days of eight hours.',
    value: root[field] === 0 ? '' : String(root[field]),
    take: (text) => {
      const count = hoursOf(text);
      if (count === null) return 'This is no number. Try “8”.';
      run.session.update('postmortem', root.id, { [field]: count }, 'Edit the cost of the incident');
      return undefined;
    },
  };
}

export function askDue(run: Run, action: ActionItem): Ask {
  return {
    id: `due:${action.id}`,
    label: 'Due on',
    hint: 'As 2026-12-11, “friday” or “in 2 weeks”.',
    value: action.dueOn,
    take: (text) => {
      const read = readDate(text, dayOf(run.app.now));
      if (read.status === 'unclear') return read.message;
      deeds.changeAction(run.session, action.id, { dueOn: read.status === 'none' ? '' : read.date });
      return undefined;
    },
  };
}

export function askDecline(run: Run, action: ActionItem): Ask {
  return line({
    id: `decline:${action.id}`,
    label: 'We choose not to, because …',
    hint: 'The reason stays with the action.',
    take: (text) => deeds.declineAction(run.session, action.id, text),
  });
}

export function askDrop(run: Run, idea: ParkedIdea): Ask {
  return line({
    id: `drop:${idea.id}`,
    label: 'Not pursued, because …',
    take: (text) => dropIdea(run.session, idea.id, text),
  });
}

export function askOverride(run: Run): Ask {
  return line({
    id: 'override',
    label: 'Open the actions early, because …',
    hint: 'The record of the meeting will say so.',
    take: (text) => {
      const { meeting } = run.clock;
      if (meeting !== undefined) deeds.openActions(run.session, meeting.id, run.clock.instant(), text);
    },
  });
}

export function askWord(run: Run, one: Attendance, name: string): Ask {
  return {
    id: `word:${one.id}`,
    label: `A word from ${name}`,
    hint: 'Private: it stays out of the projection and of every export.',
    value: one.word,
    secret: !run.uncovered,
    take: (text) => {
      deeds.checkIn(run.session, one, { word: text });
      return undefined;
    },
  };
}

export function askWords(run: Run): Ask {
  return line({
    id: 'words',
    label: 'A sentence, if somebody wants to say one',
    hint: 'Without a name.',
    again: true,
    take: (text) => {
      const { meeting } = run.clock;
      if (meeting !== undefined) deeds.addWords(run.session, meeting.id, text);
    },
  });
}
