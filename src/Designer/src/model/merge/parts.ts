import type { Activity, Definition, Json, JsonObject } from '../definition';
import { activitiesOf, childrenOf } from '../tree/activities';
import { isObject, same } from '../tree/json';

/** One thing two people can change apart from each other. */
export interface Part {
  key: string;
  /** A step, a connection, or a setting of the definition. */
  kind: 'step' | 'connection' | 'setting';
  step?: string;
  /** The step itself, as the side has it that the change is of. */
  activity?: Activity;
  /** Where both changed the same step: one input of it, or `metadata` and a name. */
  field?: string;
  /** Where each side leads an outcome that both lead elsewhere. */
  to?: { mine: Activity[]; theirs: Activity[] };
  /** Which setting: `name`, `variables`, `nameEn`, `notes`, `direction` and so on. */
  setting?: string;
  /** Which of its entries, as people call it: the name of a variable, the text of a note. */
  entry?: string;
}

export type Parts = Map<string, { value: Json; part: Part }>;

/** Steps of the outermost chart, its connections, what else the chart holds, and the settings around it. Nested charts count as one step. */
export function partsOf(definition: Definition): Parts {
  const parts: Parts = new Map();
  const root = definition.root as Activity | undefined;
  for (const [key, value] of Object.entries(definition)) if (key !== 'root') parts.set('setting ' + key, { value, part: { key: 'setting ' + key, kind: 'setting', setting: key } });
  if (!root) return parts;
  const chart = root.type === 'Elsa.Flowchart';
  for (const [key, value] of Object.entries(root))
    if (!chart || (key !== 'activities' && key !== 'connections')) parts.set('root ' + key, { value, part: { key: 'root ' + key, kind: 'setting' } });
  if (!chart) return parts;
  const steps = activitiesOf(definition);
  for (const child of childrenOf(root)) if (child.path[0] === 'activities') parts.set('step ' + child.activity.id, { value: child.activity, part: { key: 'step ' + child.activity.id, kind: 'step', step: child.activity.id, activity: child.activity } });
  for (const item of Array.isArray(root['connections']) ? root['connections'] : []) {
    const key = 'connection ' + connectionKey(item);
    const source = isObject(item) && isObject(item['source']) ? String(item['source']['activity']) : '';
    const activity = steps.get(source)?.activity;
    parts.set(key, { value: item, part: { key, kind: 'connection', step: source, ...(activity ? { activity } : {}) } });
  }
  return parts;
}

/**
 * Where both lead the one way out of a step elsewhere, and not to the same step, one of them is meant and not both at once: all that goes out
 * by it on either side is one part, to be chosen.
 */
export function joinRedirected([base, mine, theirs]: readonly [Parts, Parts, Parts]): void {
  const [b, m, t] = [waysOf(base), waysOf(mine), waysOf(theirs)];
  for (const [way, [only, ...more]] of b) {
    if (!only || more.length > 0) continue;
    const [my, their] = [m.get(way) ?? [], t.get(way) ?? []];
    const fresh = [my, their].map((keys) => keys.filter((key) => key !== only).sort());
    if (fresh.some((keys) => keys.length === 0) || same(fresh[0], fresh[1]) || (my.includes(only) && their.includes(only))) continue;
    const to = { mine: targets(mine, my), theirs: targets(theirs, their) };
    for (const [parts, keys] of [[base, [only]], [mine, my], [theirs, their]] as const) {
      const held = keys.map((key) => parts.get(key)!);
      keys.forEach((key) => parts.delete(key));
      parts.set('way ' + way, { value: held.map((one) => one.value), part: { ...held[0]!.part, key: 'way ' + way, to } });
    }
  }
}

function waysOf(parts: Parts): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  for (const [key, { value, part }] of parts)
    if (part.kind === 'connection' && isObject(value)) (ways.get(wayOf(value)) ?? ways.set(wayOf(value), []).get(wayOf(value))!).push(key);
  return ways;
}

const targets = (parts: Parts, keys: readonly string[]): Activity[] =>
  keys.flatMap((key) => (parts.get('step ' + ends(parts.get(key)!.value)[1])?.value as Activity | undefined) ?? []);

/** The ids a connection goes from and to. */
export const ends = (item: Json): string[] =>
  isObject(item) ? ['source', 'target'].map((side) => (isObject(item[side]) ? String((item[side] as JsonObject)['activity']) : String(item[side]))) : [];

const wayOf = (item: JsonObject): string => [ends(item)[0], String((isObject(item['source']) ? item['source']['port'] : item['sourcePort']) ?? 'Done')].join(' ');

const connectionKey = (item: Json): string => (isObject(item) ? [wayOf(item), ends(item)[1]].join(' ') : JSON.stringify(item));
