import type { Activity, Definition, Json, JsonObject } from '../definition';
import { activitiesOf, childrenOf } from '../tree/activities';
import { isObject, same } from '../tree/json';

/** One thing two people can change apart from each other. */
export interface Part {
  key: string;
  /** A step, a connection, or a setting of the definition. */
  kind: 'step' | 'connection' | 'setting';
  step?: string;
}

export interface Change extends Part {
  mine: 'added' | 'removed' | 'changed' | null;
  theirs: 'added' | 'removed' | 'changed' | null;
  clash: boolean;
}

export interface Merge {
  changes: Change[];
  /** The definition with both sides in it; where both changed the same, what was chosen, mine unless said otherwise. */
  apply(choose: (key: string) => 'mine' | 'theirs'): Definition;
}

type Parts = Map<string, { value: Json; part: Part }>;

/** What each side did to a common past, step by step, and how to have both. */
export function merge(base: Definition, mine: Definition, theirs: Definition): Merge {
  const [b, m, t] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const keys = [...new Set([...t.keys(), ...m.keys(), ...b.keys()])];
  const changes = keys.flatMap((key): Change[] => {
    const [one, my, their] = [b.get(key), m.get(key), t.get(key)];
    const mineDid = did(one?.value, my?.value);
    const theirsDid = did(one?.value, their?.value);
    if (!mineDid && !theirsDid) return [];
    return [{ ...(my ?? their ?? one)!.part, mine: mineDid, theirs: theirsDid, clash: mineDid !== null && theirsDid !== null && !same(my?.value, their?.value) }];
  });
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const pick = (key: string, choose: (key: string) => 'mine' | 'theirs'): Json | undefined => {
    const change = byKey.get(key);
    const mineWins = change && (change.clash ? choose(key) === 'mine' : change.mine !== null);
    return (mineWins ? m : t).get(key)?.value;
  };
  return { changes, apply: (choose) => assemble(theirs, keys, (key) => pick(key, choose), mine) };
}

const did = (before: Json | undefined, after: Json | undefined): Change['mine'] =>
  same(before, after) ? null : before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

/** Steps of the outermost chart, its connections, what else the chart holds, and the settings around it. Nested charts count as one step. */
function partsOf(definition: Definition): Parts {
  const parts: Parts = new Map();
  const root = definition.root as Activity | undefined;
  for (const [key, value] of Object.entries(definition)) if (key !== 'root') parts.set('setting ' + key, { value, part: { key: 'setting ' + key, kind: 'setting' } });
  if (!root) return parts;
  const chart = root.type === 'Elsa.Flowchart';
  for (const [key, value] of Object.entries(root))
    if (!chart || (key !== 'activities' && key !== 'connections')) parts.set('root ' + key, { value, part: { key: 'root ' + key, kind: 'setting' } });
  if (!chart) return parts;
  for (const child of childrenOf(root)) if (child.path[0] === 'activities') parts.set('step ' + child.activity.id, { value: child.activity, part: { key: 'step ' + child.activity.id, kind: 'step', step: child.activity.id } });
  for (const item of Array.isArray(root['connections']) ? root['connections'] : []) {
    const key = 'connection ' + connectionKey(item);
    const source = isObject(item) && isObject(item['source']) ? String(item['source']['activity']) : '';
    parts.set(key, { value: item, part: { key, kind: 'connection', step: source } });
  }
  return parts;
}

function assemble(frame: Definition, keys: readonly string[], pick: (key: string) => Json | undefined, mine: Definition): Definition {
  const chart = (frame.root as Activity).type === 'Elsa.Flowchart' || (mine.root as Activity).type === 'Elsa.Flowchart';
  const made: JsonObject = {};
  const root: JsonObject = {};
  const activities: Json[] = [];
  const connections: Json[] = [];
  for (const key of keys) {
    const value = pick(key);
    if (value === undefined) continue;
    const [kind, name] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    if (kind === 'setting') made[name] = value;
    else if (kind === 'root') root[name] = value;
    else if (kind === 'step') activities.push(value);
    else connections.push(value);
  }
  if (chart) {
    const known = new Set(activities.map((one) => (isObject(one) ? String(one['id']) : '')));
    root['activities'] = activities;
    // A connection whose step is gone on the chosen side goes with it.
    root['connections'] = connections.filter((one) => ends(one).every((id) => known.has(id)));
  }
  return { ...made, root: root as Activity } as Definition;
}

const ends = (item: Json): string[] =>
  isObject(item) ? ['source', 'target'].map((side) => (isObject(item[side]) ? String((item[side] as JsonObject)['activity']) : String(item[side]))) : [];

const connectionKey = (item: Json): string => {
  if (!isObject(item)) return JSON.stringify(item);
  const port = isObject(item['source']) ? item['source']['port'] : item['sourcePort'];
  return [...ends(item), String(port ?? 'Done')].join(' ');
};

/** Ids of the steps in either, for words about what changed. */
export const stepsOf = (definition: Definition) => activitiesOf(definition);
