import type { Definition } from '../definition';
import { activitiesOf, freshId } from '../tree/activities';
import { frameOf, type Link } from '../tree/frame';
import { freeOutcome, outcomesOf } from '../tree/outcomes';
import { box, type Point } from '../tree/places';
import { drawingOf } from '../layout/drawing';
import { newActivity } from '../words/catalogue';
import type { Language } from '../words/outcomeWords';
import { connect, insert } from './connections';
import { directionOf } from './marks';
import { add, named, placed } from './steps';

export interface Appended {
  definition: Definition;
  id: string;
}

/** A new step of a kind: behind a step by one of its outcomes, inside a connection, or alone at a place. */
export function append(definition: Definition, frame: string, type: string, where: { source?: string | null; outcome?: string | null; place?: Point | null; link?: Link | null; name?: string; language?: Language }): Appended {
  const id = freshId(activitiesOf(definition), type.slice(type.indexOf('.') + 1));
  const here = frameOf(definition, frame);
  const source = where.link?.source ?? where.source ?? null;
  const place = where.place ?? (source ? beside(definition, frame, source) : { x: 60, y: 60 });
  const blank = placed(newActivity(type, id), free(definition, frame, place));
  const step = where.name ? named(blank, where.name, where.language ?? 'vi') : blank;
  let made = add(definition, frame, step, source ?? undefined);
  if (where.link) return { id, definition: insert(made, frame, where.link, id, outcomesOf(step)[0]?.name) };
  const from = source ? here.steps.find((one) => one.id === source)?.activity : undefined;
  const outcome = where.outcome ?? (from ? freeOutcome(from, here.links.filter((link) => link.source === source)) : undefined);
  if (source && outcome !== undefined && type !== 'Elsa.Start') made = connect(made, frame, { source, outcome, target: id });
  return { definition: made, id };
}

/** Behind a step in the reading direction. */
function beside(definition: Definition, frame: string, source: string): Point {
  const place = drawingOf(frameOf(definition, frame), definition).places.get(source) ?? { x: 60, y: 60 };
  return directionOf(definition) === 'down' ? { x: place.x, y: place.y + box.height + 56 } : { x: place.x + box.width + 80, y: place.y };
}

/** The nearest place across the flow where nothing stands yet. */
export function free(definition: Definition, frame: string, place: Point): Point {
  const taken = [...drawingOf(frameOf(definition, frame), definition).places.values()];
  const down = directionOf(definition) === 'down';
  const gap = 24;
  let here = place;
  while (taken.some((one) => Math.abs(one.x - here.x) < box.width + gap && Math.abs(one.y - here.y) < box.height + gap))
    here = down ? { x: here.x + box.width + 48, y: here.y } : { x: here.x, y: here.y + box.height + 44 };
  return here;
}
