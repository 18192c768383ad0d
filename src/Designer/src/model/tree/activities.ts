import type { Activity, Definition, Json } from '../definition';
import { isObject, write, type Path } from './json';

/** An activity where it stands. `id` is its own, or its path where it has none. */
export interface Placed {
  id: string;
  activity: Activity;
  path: Path;
  parent: string | null;
}

const lists = ['activities', 'branches'];
const slots = ['body', 'then', 'else', 'default'];
const indexes = new WeakMap<Definition, Map<string, Placed>>();

/** Every activity of a definition by its id, outer ones first. Made once per definition. */
export function activitiesOf(definition: Definition): Map<string, Placed> {
  const known = indexes.get(definition);
  if (known) return known;
  const found = new Map<string, Placed>();
  if (isActivity(definition.root)) visit(definition.root, ['root'], null, found);
  indexes.set(definition, found);
  return found;
}

export const isActivity = (value: Json | undefined): value is Activity => isObject(value) && typeof value['type'] === 'string';

/** The activities directly inside, each with its path below this one. */
export function childrenOf(activity: Activity): { path: Path; activity: Activity }[] {
  const found: { path: Path; activity: Activity }[] = [];
  const take = (value: Json | undefined, ...path: (string | number)[]) => {
    if (isActivity(value)) found.push({ path, activity: value });
  };
  for (const list of lists) {
    const items = activity[list];
    if (Array.isArray(items)) items.forEach((item, i) => take(item, list, i));
  }
  for (const slot of slots) take(activity[slot], slot);
  const cases = activity['cases'];
  if (Array.isArray(cases)) cases.forEach((item, i) => isObject(item) && take(item['activity'], 'cases', i, 'activity'));
  return found;
}

/** A copy with one activity changed. */
export function changeActivity(definition: Definition, id: string, next: (activity: Activity) => Activity): Definition {
  const placed = activitiesOf(definition).get(id);
  if (!placed) return definition;
  const made = next(placed.activity);
  return made === placed.activity ? definition : write(definition, placed.path, () => made);
}

/** From the outermost to the one itself. */
export function ancestry(definition: Definition, id: string): Placed[] {
  const index = activitiesOf(definition);
  const way: Placed[] = [];
  for (let here = index.get(id); here; here = here.parent === null ? undefined : index.get(here.parent)) way.unshift(here);
  return way;
}

export function freshId(taken: { has(id: string): boolean }, stem: string): string {
  const base = stem.replace(/\d+$/, '') || 'Step';
  for (let n = 1; ; n++) if (!taken.has(base + n)) return base + n;
}

function visit(activity: Activity, path: Path, parent: string | null, found: Map<string, Placed>): void {
  const id = activity.id || '$.' + path.join('.');
  if (!found.has(id)) found.set(id, { id, activity, path, parent });
  for (const child of childrenOf(activity)) visit(child.activity, [...path, ...child.path], id, found);
}
