import { expect, test } from 'vitest';
import type { Definition } from '../definition';
import { frameOf } from '../tree/frame';
import { flowOf } from '../tree/graph';
import { box } from '../tree/places';
import { drawingOf } from './drawing';
import { layout } from './layout';

function chart(count: number, pairs: [number, number][]): Definition {
  return {
    root: {
      id: 'R', type: 'Elsa.Flowchart',
      activities: Array.from({ length: count }, (_, i) => ({ id: 'n' + i, type: 'VanQuan.UserTask' })),
      connections: pairs.map(([a, b]) => ({ source: { activity: 'n' + a, port: 'Done' }, target: { activity: 'n' + b, port: 'In' } })),
    },
  };
}

const large = (count: number) => chart(count, Array.from({ length: count - 1 }, (_, i): [number, number] => [i % 4 === 3 ? i - 3 : i, i + 1]).concat(Array.from({ length: count / 10 - 1 }, (_, i): [number, number] => [i * 10 + 9, i * 10 + 2])));

function overlaps(places: Map<string, { x: number; y: number }>): number {
  const all = [...places.values()];
  return all.flatMap((a, i) => all.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < box.width && Math.abs(a.y - b.y) < box.height)).length;
}

test('a return loop goes back, everything else goes forward', () => {
  const frame = frameOf(chart(4, [[0, 1], [1, 2], [2, 1], [2, 3]]), 'R');
  expect([...flowOf(frame).backward].map((link) => link.source + link.target)).toEqual(['n2n1']);
  const places = layout(frame, 'right');
  expect(['n0', 'n1', 'n2', 'n3'].map((id) => places.get(id)!.x)).toEqual([...['n0', 'n1', 'n2', 'n3'].map((id) => places.get(id)!.x)].sort((a, b) => a - b));
  expect(new Set([...places.values()].map((place) => place.y)).size).toBe(1);
});

test('what an approval after a join returns into one branch is the way back, as the engine sees it', () => {
  // start, fork, two branches, join, approval, end; the approval returns to the first branch, which was connected last.
  const frame = frameOf(chart(7, [[0, 1], [1, 3], [3, 4], [1, 2], [4, 5], [5, 6], [5, 2], [2, 4]]), 'R');
  expect([...flowOf(frame).backward].map((link) => link.source + link.target)).toEqual(['n5n2']);
});

test('top to bottom the layers go down', () => {
  const places = layout(frameOf(chart(3, [[0, 1], [0, 2]]), 'R'), 'down');
  expect(places.get('n1')!.y).toBe(places.get('n2')!.y);
  expect(places.get('n1')!.y).toBeGreaterThan(places.get('n0')!.y);
});

test('five hundred steps are arranged within 200 ms and none covers another', () => {
  const frame = frameOf(large(500), 'R');
  const places = layout(frame, 'right');
  // The best of several: a machine that is busy with something else says nothing about the layout.
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    layout(frame, 'right');
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(200);
  expect(places.size).toBe(500);
  expect(overlaps(places)).toBe(0);
  expect(overlaps(layout(frame, 'down'))).toBe(0);
});

test('no connection of an arranged chart runs through a step', () => {
  const document = large(60);
  const frame = frameOf(document, 'R');
  const { places, routes } = drawingOf(frame, document);
  const through = [...routes].flatMap(([id, way]) => {
    const [source, , target] = id.split(' ');
    return [...places].filter(([step, place]) => step !== source && step !== target && way.slice(1).some((b, i) => {
      const a = way[i]!;
      return Math.max(a.x, b.x) > place.x && Math.min(a.x, b.x) < place.x + box.width && Math.max(a.y, b.y) > place.y && Math.min(a.y, b.y) < place.y + box.height;
    })).map(([step]) => `${id} through ${step}`);
  });
  expect(through.length).toBeLessThanOrEqual(routes.size * 0.05);
});
