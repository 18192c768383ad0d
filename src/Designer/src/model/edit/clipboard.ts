import type { Activity, Definition, Json } from '../definition';
import { activitiesOf, childrenOf, freshId, isActivity } from '../tree/activities';
import { frameOf } from '../tree/frame';
import { isObject } from '../tree/json';
import { placeOf, type Point } from '../tree/places';
import { connect } from './connections';
import { renamed } from './references';
import { add, placed } from './steps';

const mark = 'vanquan-steps';

/** Steps and the connections among them as text, so that they travel to another definition, another window, a letter. */
export function copied(definition: Definition, frame: string, ids: readonly string[]): string {
  const { steps, links } = frameOf(definition, frame);
  const chosen = new Set(ids);
  return JSON.stringify({
    kind: mark,
    activities: steps.filter((step) => chosen.has(step.id)).map((step) => step.activity),
    connections: links.filter((link) => chosen.has(link.source) && chosen.has(link.target)).map(({ source, outcome, target }) => ({ source, outcome, target })),
  });
}

/** Puts copied steps in, under ids of their own, shifted so that they are seen. Null where the text is something else. */
export function pasted(definition: Definition, frame: string, text: string, at?: Point): { definition: Definition; ids: string[] } | null {
  const clip = parse(text);
  if (!clip || clip.activities.length === 0) return null;
  const ids = newIds(definition, clip.activities);
  const corner = cornerOf(clip.activities);
  let made = definition;
  for (const step of clip.activities) {
    const place = placeOf(step) ?? corner;
    const shift = at ? { x: at.x - corner.x, y: at.y - corner.y } : { x: 40, y: 40 };
    made = add(made, frame, placed(renamed(step, ids), { x: place.x + shift.x, y: place.y + shift.y }));
  }
  for (const link of clip.connections) {
    const source = ids.get(link.source);
    const target = ids.get(link.target);
    if (source && target) made = connect(made, frame, { source, outcome: link.outcome, target });
  }
  return { definition: made, ids: clip.activities.map((step) => ids.get(step.id)!) };
}

function parse(text: string): { activities: Activity[]; connections: { source: string; outcome: string; target: string }[] } | null {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return null;
  }
  if (!isObject(value) || value['kind'] !== mark || !Array.isArray(value['activities'])) return null;
  const connections = Array.isArray(value['connections']) ? value['connections'] : [];
  return {
    activities: value['activities'].filter(isActivity),
    connections: connections.flatMap((one) =>
      isObject(one) && typeof one['source'] === 'string' && typeof one['target'] === 'string' ? [{ source: one['source'], outcome: String(one['outcome'] ?? 'Done'), target: one['target'] }] : []),
  };
}

function newIds(definition: Definition, activities: readonly Activity[]): Map<string, string> {
  const taken = new Set(activitiesOf(definition).keys());
  const ids = new Map<string, string>();
  const visit = (activity: Activity) => {
    const id = taken.has(activity.id) || !activity.id ? freshId(taken, activity.id || 'Step') : activity.id;
    taken.add(id);
    ids.set(activity.id, id);
    for (const child of childrenOf(activity)) visit(child.activity);
  };
  activities.forEach(visit);
  return ids;
}

function cornerOf(activities: readonly Activity[]): Point {
  const places = activities.map(placeOf).filter((place): place is Point => place !== null);
  return places.length === 0 ? { x: 60, y: 60 } : { x: Math.min(...places.map((place) => place.x)), y: Math.min(...places.map((place) => place.y)) };
}
