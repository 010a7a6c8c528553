import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../../domain/records';
import { defaultsOf } from '../../../domain/schema';
import { layoutOf } from '../../../timeline/layout';
import { panBy, timeScale, zoomAt } from '../../../timeline/scale';
import { flagsOf, groundOf, lanesFor, modelOf } from './model';
import type { Picture, Shown } from './paint';
import { sameLanes } from './tile';
import { ZoomLevels } from './zoomlevels';

const events: readonly TimelineEvent[] = ['14:00', '14:10', '15:00'].map((clock, i) => ({
  ...defaultsOf('event'),
  ...{ id: String(i), title: clock, precision: 'exact', occurredAt: `2026-03-29T${clock}:00.000Z` },
}));
const ground = groundOf(events);
const model = modelOf(ground, events, lanesFor(ground.items, 'source', []), flagsOf(ground.items, undefined));
const layout = layoutOf(model.lanes, { width: 900, height: 300, size: 1, flags: 0, brackets: 0 });
const extent = ground.items.extent ?? { from: 0, to: 0 };
const scale = timeScale(extent.from, extent.to, 900);
const level = new ZoomLevels(model, 1).at(scale);
const moved: Shown = { at: 0, from: 0, to: 0, bits: 0 };

const picture: Picture = {
  ...{
    items: model.items,
    lanes: model.lanes,
    model,
    layout,
    scale,
    scrolled: 0,
    flags: [],
    zone: undefined,
  },
  ...{ groups: level.groups, leastRoom: level.leastRoom, seen: { left: 0, right: 900 }, titles: true },
  ...{ selected: new Set<number>(), primary: -1, hovered: -1, box: null, preview: new Map() },
};

describe('sameLanes', () => {
  it('is false when titles come back', () => {
    expect(sameLanes(picture, { ...picture, titles: false })).toBe(false);
  });

  it('is true while one pans, points, draws a box or drags on', () => {
    const dragged = { ...picture, preview: new Map([[1, moved]]) };
    let panned = scale;
    for (let i = 0; i < 500; i += 1) panned = panBy(panned, i % 7 === 0 ? -3.3 : 1.7);
    expect(sameLanes(picture, { ...picture, scale: panned })).toBe(true);
    expect(sameLanes(picture, { ...picture, hovered: 2 })).toBe(true);
    expect(sameLanes(picture, { ...picture, box: { left: 0, top: 0, right: 9, bottom: 9 } })).toBe(true);
    expect(sameLanes(dragged, { ...picture, preview: new Map([[1, { ...moved, at: 5 }]]) })).toBe(true);
  });

  it.each<readonly [string, Partial<Picture>]>([
    ['what events say', { model: modelOf(ground, [...events], model.lanes, model.flags) }],
    ['the zoom', { scale: zoomAt(scale, 450, 1.001) }],
    ['the size', { layout: { ...layout } }],
    ['lanes that are scrolled', { scrolled: 4 }],
    ['bubbles', { groups: [] }],
    ['the zone', { zone: { transitions: [] } }],
    ['the title that others make way for', { primary: 1 }],
    ['what is selected, which has its title in front', { selected: new Set([2]) }],
    ['what is dragged', { preview: new Map([[1, moved]]) }],
  ])('is false for another picture of %s', (_, change) => {
    expect(sameLanes(picture, { ...picture, ...change })).toBe(false);
    expect(sameLanes({ ...picture, ...change }, picture)).toBe(false);
  });

  it('is false when something else is dragged', () => {
    const one = { ...picture, preview: new Map([[1, moved]]) };
    expect(sameLanes(one, { ...picture, preview: new Map([[2, moved]]) })).toBe(false);
  });
});

describe('ZoomLevels', () => {
  it('gives in a hurry what is known of a zoom nearby, and else exactly what is asked for', () => {
    const levels = new ZoomLevels(model, 1);
    const known = levels.at(scale);
    const near = zoomAt(scale, 450, 2 ** 0.5);
    const far = zoomAt(scale, 450, 2 ** 2);
    expect(levels.at(near, 3)).toBe(known);
    expect(levels.at(far, 3)).not.toBe(known);
    expect(levels.at(near)).not.toBe(known);
    expect(levels.at(near, 3)).toBe(levels.at(near));
    expect(levels.at(scale)).toBe(known);
  });
});
