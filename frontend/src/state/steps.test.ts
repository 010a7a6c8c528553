import { expect, it } from 'vitest';
import { Steps } from './steps';

it('knows the last step that was made here and not taken back', () => {
  const steps = new Steps();
  expect(steps.last).toBe('');
  steps.made('a');
  steps.made('a'); // a second edit of the same step
  steps.made('b');
  expect([steps.last, steps.has('a'), steps.has('b')]).toEqual(['b', true, true]);
  steps.undo();
  expect([steps.last, steps.has('b')]).toEqual(['a', false]);
  steps.redo();
  expect(steps.last).toBe('b');
  steps.undo();
  steps.made('c');
  steps.redo(); // there is nothing to do again after a change
  expect([steps.last, steps.has('b')]).toEqual(['c', false]);
  for (let undo = 0; undo < 3; undo += 1) steps.undo(); // the third is of an earlier start
  expect(steps.last).toBe('');
});

it('does not grow with a day of typing', () => {
  const steps = new Steps();
  for (let i = 0; i < 1000; i += 1) steps.made(`step ${i}`);
  expect([steps.last, steps.has('step 0'), steps.has('step 900')]).toEqual(['step 999', false, true]);
});
