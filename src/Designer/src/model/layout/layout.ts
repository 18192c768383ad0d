import type { Direction } from '../edit/marks';
import type { Frame } from '../tree/frame';
import { flowOf } from '../tree/graph';
import { box, type Point } from '../tree/places';
import { layersOf } from './layers';
import { ranksOf } from './ranks';
import { spread } from './spread';

const margin = 60;

/**
 * Where the steps of a chart stand so that it reads left to right or top to bottom: layer behind layer, loops left out of the count, wide
 * enough between two layers for the words on the edges.
 */
export function layout(frame: Frame, direction: Direction, wordsOn: (source: string) => number = () => 0): Map<string, Point> {
  const place = new Map(frame.steps.map((step, i) => [step.id, i]));
  const { backward, order } = flowOf(frame);
  const pairs = new Set<string>();
  const edges = frame.links.flatMap((link) => {
    const from = place.get(link.source)!;
    const to = place.get(link.target)!;
    const pair = `${from} ${to}`;
    if (backward.has(link) || from === to || pairs.has(pair)) return [];
    pairs.add(pair);
    return [{ from, to }];
  });
  const rank = ranksOf(frame.steps.length, edges);
  const layers = layersOf(order.map((id) => place.get(id)!), rank, edges);
  const down = direction === 'down';
  const across = spread(layers, frame.steps.length, down ? box.width + 48 : box.height + 44);
  const along: number[] = [];
  let here = margin;
  layers.rows.forEach((row, layer) => {
    along[layer] = here;
    const words = Math.max(0, ...row.map((step) => (step < frame.steps.length ? wordsOn(frame.steps[step]!.id) : 0)));
    here += down ? box.height + (words > 0 ? 76 : 52) : box.width + Math.max(72, Math.min(words, 30) * 7 + 40);
  });
  const least = Math.min(...frame.steps.map((_, i) => across[i]!));
  return new Map(
    frame.steps.map((step, i) => {
      const a = Math.round(along[rank[i]!]!);
      const b = Math.round(margin + across[i]! - least);
      return [step.id, down ? { x: b, y: a } : { x: a, y: b }];
    }),
  );
}
