import type { Edge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { quickRoute } from '../model/layout/routes';
import type { Point } from '../model/tree/places';
import type { WireData } from './viewNodes';

/** A connection, right-angled, with its outcome in words; what goes back is dashed. */
export const WireView = memo(function WireView({ id, data, selected, sourceX, sourceY, targetX, targetY }: EdgeProps<Edge<WireData>>) {
  if (!data) return null;
  const down = data.direction === 'down';
  const from = down ? { x: sourceX, y: sourceY - 5 } : { x: sourceX - 5, y: sourceY };
  const to = { x: targetX, y: targetY };
  const points = fits(data.points, from, to) ? data.points : quickRoute(from, to, data.direction);
  const tone = selected ? 'accent' : data.tone;
  const at = data.words ? wordsAt(points, down) : null;
  return (
    <g className={`wire${data.backward ? ' back' : ''}${selected ? ' selected' : ''}`} data-tone={tone || undefined} data-link={id}>
      <path d={rounded(points)} className="line" markerEnd={`url(#head-${tone || 'plain'})`} />
      <path d={rounded(points)} className="react-flow__edge-interaction grip" strokeWidth={18} strokeOpacity={0} />
      {at && <text x={at.x} y={at.y} textAnchor={at.anchor}>{at.narrow ? lines(data.words).map((line, i, all) => <tspan key={line} x={at.x} y={at.y - (all.length - 1 - i) * 13}>{line}</tspan>) : data.words}</text>}
    </g>
  );
});

const near = (a: Point | undefined, b: Point) => a !== undefined && Math.abs(a.x - b.x) < 1.6 && Math.abs(a.y - b.y) < 1.6;

const fits = (points: readonly Point[], from: Point, to: Point) => near(points[0], from) && near(points[points.length - 1], to);

function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  rest.forEach((corner, i) => {
    const next = rest[i + 1];
    if (!next) return void (path += `L${corner.x} ${corner.y}`);
    const before = i === 0 ? first : rest[i - 1]!;
    const a = towards(corner, before);
    const b = towards(corner, next);
    path += `L${a.x} ${a.y}Q${corner.x} ${corner.y} ${b.x} ${b.y}`;
  });
  return path;
}

function towards(corner: Point, other: Point): Point {
  const dx = other.x - corner.x;
  const dy = other.y - corner.y;
  const length = Math.hypot(dx, dy) || 1;
  const cut = Math.min(6, length / 2);
  return { x: corner.x + (dx / length) * cut, y: corner.y + (dy / length) * cut };
}

/** Two lines where the room between two steps is narrow. */
function lines(words: string): string[] {
  if (words.length < 10) return [words];
  const spaces = [...words].flatMap((letter, i) => (letter === ' ' ? [i] : []));
  const middle = spaces.sort((a, b) => Math.abs(a - words.length / 2) - Math.abs(b - words.length / 2))[0];
  return middle === undefined ? [words] : [words.slice(0, middle), words.slice(middle + 1)];
}

/** On the long lane of a loop in its middle; where the line turns, on the turn, which lies between two rows; else above its beginning. */
function wordsAt(points: readonly Point[], down: boolean): Point & { anchor: 'start' | 'middle'; narrow: boolean } {
  const first = points[0]!;
  if (points.length >= 6) return { x: (points[2]!.x + points[3]!.x) / 2, y: (points[2]!.y + points[3]!.y) / 2 - (down ? 0 : 5), anchor: 'middle', narrow: false };
  if (down) return { x: first.x + 7, y: first.y + 18, anchor: 'start', narrow: false };
  const [, a, b] = points;
  if (a && b && Math.abs(a.y - b.y) > 50) return { x: a.x, y: (a.y + b.y) / 2 + 4, anchor: 'middle', narrow: false };
  return { x: first.x + 9, y: first.y - 6, anchor: 'start', narrow: true };
}
