import type { Activity, Definition, Json, JsonObject } from '../definition';
import { activitiesOf, childrenOf } from '../tree/activities';
import { isObject, same } from '../tree/json';
import { apart } from './apart';

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
export function merge(base: Definition, myself: Definition, theirs: Definition): Merge {
  const mine = apart(base, myself, theirs);
  const [b, m, t] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const keys = [...new Set([...t.keys(), ...m.keys(), ...b.keys()])];
  const changes = keys.flatMap((key): Change[] => {
    const [one, my, their] = [b.get(key), m.get(key), t.get(key)];
    const mineDid = did(one?.value, my?.value);
    const theirsDid = did(one?.value, their?.value);
    if (!mineDid && !theirsDid) return [];
    if (one && my && their && mineDid && theirsDid && one.part.kind === 'step' && !same(my.value, their.value)) return fieldChanges(one.part.step!, [b, m, t], [one.value, my.value, their.value]);
    return [{ ...(my ?? their ?? one)!.part, mine: mineDid, theirs: theirsDid, clash: mineDid !== null && theirsDid !== null && !same(my?.value, their?.value) }];
  });
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const pick = (key: string, choose: (key: string) => 'mine' | 'theirs'): Json | undefined => {
    const change = byKey.get(key);
    const mineWins = change && (change.clash ? choose(key) === 'mine' : change.mine !== null);
    return (mineWins ? m : t).get(key)?.value;
  };
  const halves = new Map<string, string[]>();
  for (const { key, step, field } of changes) if (step && field) halves.set('step ' + step, [...(halves.get('step ' + step) ?? []), key]);
  const whole = (key: string, choose: (key: string) => 'mine' | 'theirs'): Json | undefined =>
    halves.has(key) ? halves.get(key)!.reduce((step, half) => withField(step, half.slice(half.indexOf(separator) + 1), pick(half, choose)), t.get(key)!.value as JsonObject) : pick(key, choose);
  return { changes, apply: (choose) => assemble(theirs, keys, (key) => whole(key, choose), mine) };
}

const separator = '\u0000';

/** A step that both changed, field by field: only what both changed differently is to be chosen. Where a step stands is no matter to ask about. */
function fieldChanges(step: string, parts: readonly Parts[], values: readonly Json[]): Change[] {
  const [base, mine, theirs] = values.map((value) => fieldsOf(value as JsonObject));
  const fields = [...new Set([...theirs!.keys(), ...mine!.keys(), ...base!.keys()])];
  return fields.flatMap((field): Change[] => {
    const [one, my, their] = [base!.get(field), mine!.get(field), theirs!.get(field)];
    const part: Part = { key: `step ${step}${separator}${field}`, kind: 'step', step, field, activity: (values[1] ?? values[2]) as Activity };
    [one, my, their].forEach((value, i) => value !== undefined && parts[i]!.set(part.key, { value, part }));
    const [mineDid, theirsDid] = [did(one, my), did(one, their)];
    return mineDid || theirsDid ? [{ ...part, mine: mineDid, theirs: theirsDid, clash: mineDid !== null && theirsDid !== null && !same(my, their) && field !== 'metadata designer' }] : [];
  });
}

function fieldsOf(step: JsonObject): Map<string, Json> {
  const { metadata, ...rest } = step;
  const fields = new Map(Object.entries(rest) as [string, Json][]);
  if (isObject(metadata)) for (const [name, value] of Object.entries(metadata)) fields.set('metadata ' + name, value as Json);
  else if (metadata !== undefined) fields.set('metadata', metadata);
  return fields;
}

function withField(step: JsonObject, field: string, value: Json | undefined): JsonObject {
  const name = field.replace(/^metadata /, '');
  if (name !== field) return { ...step, metadata: withField(isObject(step['metadata']) ? step['metadata'] : {}, name, value) };
  const { [name]: _, ...rest } = step;
  return value === undefined ? rest : { ...step, [name]: value };
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
