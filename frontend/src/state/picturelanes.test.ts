// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { laneChoices } from '../timeline/lanes';
import { recallLanes, rememberLanes } from './picturelanes';

beforeEach(() => localStorage.clear());

it('remembers for each post-mortem what its lanes stand for', () => {
  expect(recallLanes('a')).toBe('source');
  for (const by of laneChoices) {
    rememberLanes('a', by);
    expect(recallLanes('a')).toBe(by);
    expect(recallLanes('b')).toBe('source');
  }
});

it('takes nothing for a choice that is none', () => {
  localStorage.setItem('afterword.picture.lanes.a', 'team');
  expect(recallLanes('a')).toBe('source');
});
