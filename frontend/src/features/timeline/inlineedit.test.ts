// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InlineEdit, type Leaving } from './inlineedit';
import { TestTimeline } from './retime.fixture';

let timeline: TestTimeline;
let left: Leaving[];
beforeEach(async () => {
  timeline = await TestTimeline.open();
  left = [];
});
afterEach(() => timeline.session.close());

function edit(id: string, field: 'title' | 'description', lines = false): InlineEdit {
  const line = { field, label: `Edit ${field}`, lines };
  return new InlineEdit(
    timeline.session,
    () => timeline.event(id),
    line,
    (how) => left.push(how),
  );
}

const press = (key: string, shiftKey = false): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, shiftKey, cancelable: true });

describe('a text under the caret', () => {
  it.each([
    ['Enter', false, false, ['done']],
    ['Enter', true, false, ['done']],
    ['Enter', true, true, []],
    ['F2', false, true, ['done']],
    ['Escape', false, true, ['cancel']],
    ['a', false, true, []],
  ])('takes %s (Shift: %s, several lines: %s) as %j', (key, shift, lines, how) => {
    const event = press(key, shift);
    edit(timeline.add({}), 'description', lines).keydown(event);
    expect(left).toEqual(how);
    expect(event.defaultPrevented).toBe(how.length > 0);
  });

  it('is kept as it is typed, and Escape takes it back', () => {
    const id = timeline.add({ title: 'before' });
    const typed = edit(id, 'title');
    typed.save('after', false);
    expect(timeline.event(id).title).toBe('after');
    typed.keydown(press('Escape'));
    typed.leave('blur'); // the field is taken away after that
    expect(timeline.event(id).title).toBe('before');
    expect(left).toEqual(['cancel']);
  });
});
