import type { Definition } from '../definition';
import { directionOf } from '../edit/marks';
import type { Frame, Link } from '../tree/frame';
import { flowOf } from '../tree/graph';
import { portsOf, type Outcome } from '../tree/outcomes';
import { placeOf, type Point } from '../tree/places';
import { layout } from './layout';
import { routes, type Wire } from './routes';

/** Everything a canvas needs to draw a frame besides its words. */
export interface Drawing {
  places: Map<string, Point>;
  ports: Map<string, Outcome[]>;
  outgoing: Map<string, Link[]>;
  backward: Set<Link>;
  order: string[];
  routes: Map<string, Point[]>;
}

export const linkId = (link: Link): string => `${link.source} ${link.outcome} ${link.target} ${link.index}`;

/** Where the middle of a port is along the side of its step, 0 to 1. */
export const spotOf = (ports: readonly Outcome[], outcome: string): number => {
  const at = ports.findIndex((port) => port.name === outcome);
  return at < 0 ? 0.5 : (at + 1) / (ports.length + 1);
};

/** Where the steps stand; those the definition gives no place get one by the automatic layout. */
export function placesOf(frame: Frame, definition: Definition): Map<string, Point> {
  const known = frame.steps.map((step) => [step.id, placeOf(step.activity)] as const);
  const stacked = known.length > 1 && new Set(known.map(([, place]) => (place ? `${place.x} ${place.y}` : ''))).size === 1;
  if (!stacked && known.every(([, place]) => place !== null)) return new Map(known as [string, Point][]);
  const made = layout(frame, directionOf(definition));
  return new Map(known.map(([id, place]) => [id, !stacked && place ? place : made.get(id)!]));
}

const drawn = new WeakMap<Frame, Drawing>();

export function drawingOf(frame: Frame, definition: Definition): Drawing {
  const known = drawn.get(frame);
  if (known) return known;
  const outgoing = new Map<string, Link[]>(frame.steps.map((step) => [step.id, []]));
  for (const link of frame.links) outgoing.get(link.source)?.push(link);
  const ports = new Map(frame.steps.map((step) => [step.id, portsOf(step.activity, outgoing.get(step.id)!)]));
  const { backward, order } = flowOf(frame);
  const places = placesOf(frame, definition);
  const wires: Wire[] = frame.links.map((link) => ({
    id: linkId(link), source: link.source, target: link.target, backward: backward.has(link), spot: spotOf(ports.get(link.source)!, link.outcome),
  }));
  const made: Drawing = { places, ports, outgoing, backward, order, routes: routesOf(places, wires, directionOf(definition)) };
  drawn.set(frame, made);
  return made;
}

let last: { key: string; routes: Map<string, Point[]> } | null = null;

/** Typing into a step moves nothing: the ways are found anew only when something stands elsewhere. */
function routesOf(places: Map<string, Point>, wires: readonly Wire[], direction: 'right' | 'down'): Map<string, Point[]> {
  const key = direction + [...places].map(([id, place]) => `${id},${place.x},${place.y}`).join(';') + wires.map((wire) => `${wire.id},${wire.spot}`).join(';');
  if (last?.key !== key) last = { key, routes: routes(places, wires, direction) };
  return last.routes;
}
