import { describe, expect, it } from 'vitest';
import { densityOf } from './density';
import { itemsOf } from './items';
import { fitText, leastRoom } from './labels';
import { eventAt, manyEvents, msAt } from './picture.fixture';
import { timeScale } from './scale';

const measure = (text: string): number => Array.from(text).length * 6;

describe('fitText', () => {
  it.each([
    ['Deploy of api', 200, 'Deploy of api'],
    ['Deploy of api', 78, 'Deploy of api'],
    ['Deploy of api', 60, 'Deploy of…'],
    ['Deploy of api', 66, 'Deploy of…'],
    ['Deploy of api', 17, ''],
    ['Deploy of api', 0, ''],
    ['', 100, ''],
    ['🔥🔥🔥🔥🔥🔥', 30, '🔥🔥🔥🔥…'],
  ])('%s in %i pixels is "%s"', (text, room, expected) => {
    expect(fitText(text, room, measure)).toBe(expected);
  });

  it('is never wider than the room', () => {
    for (let room = 1; room < 200; room += 1) {
      expect(
        measure(fitText('Replica promoted by hand; error rate falls', room, measure)),
      ).toBeLessThanOrEqual(room);
    }
  });
});

describe('leastRoom', () => {
  it('asks for more room the more labels there could be', () => {
    const rooms = Array.from({ length: 500 }, (_, i) => i);
    expect(leastRoom(rooms, 1, 60, 48)).toBe(440);
    expect(leastRoom(rooms, 5, 60, 48)).toBe(200);
    expect(leastRoom(rooms, 0.2, 60, 48)).toBe(440);
    expect(leastRoom([10, 20], 1, 60, 48)).toBe(48);
    expect(leastRoom([], 1, 60, 48)).toBe(48);
  });
});

describe('densityOf', () => {
  it('counts what each pixel holds', () => {
    const scale = timeScale(msAt('10:00'), msAt('11:00'), 60);
    const events = [
      ...Array.from({ length: 4 }, (_, i) => eventAt(`a${i}`, '10:05')),
      eventAt('b', '10:30'),
      eventAt('late', '12:00'),
    ];
    const density = densityOf(itemsOf(events), scale);
    expect([density.length, density[5], density[30], density[31]]).toEqual([60, 1, 0.5, 0]);
  });

  it('is empty without events and never above one', () => {
    const scale = timeScale(msAt('00:00'), msAt('23:00'), 500);
    expect(Math.max(...densityOf(itemsOf([]), scale))).toBe(0);
    expect(Math.max(...densityOf(itemsOf(manyEvents(2000)), scale))).toBe(1);
  });
});
