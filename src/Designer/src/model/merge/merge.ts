import type { Activity, Definition, Json, JsonObject } from '../definition';
import { isObject, same } from '../tree/json';
import { apart } from './apart';
import { entriesOf, entryName, joined, together, type Three } from './entries';
import { fieldsOf, withField } from './fields';
import { ends, joinRedirected, type Part, type Parts, partsOf } from './parts';

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

/** What was told apart further: what it came to, piece by piece, and how the pieces are one again. */
interface Split {
  changes: Change[];
  join(value: (key: string) => Json | undefined): Json;
}

type All = readonly [Parts, Parts, Parts];

/** What each side did to a common past, step by step, and how to have both. */
export function merge(base: Definition, myself: Definition, theirs: Definition): Merge {
  const mine = apart(base, myself, theirs);
  const all: All = [partsOf(base), partsOf(mine), partsOf(theirs)];
  joinRedirected(all);
  const [b, m, t] = all;
  const keys = [...new Set([...t.keys(), ...m.keys(), ...b.keys()])];
  const splits = new Map<string, Split>();
  const changes = keys.flatMap((key): Change[] => {
    const parts = [b.get(key), m.get(key), t.get(key)] as const;
    const values: Three = [parts[0]?.value, parts[1]?.value, parts[2]?.value];
    const part = (parts[1] ?? parts[2] ?? parts[0])!.part;
    const change = changeOf(part, values);
    const split = change && (part.kind === 'step' ? change.clash && fields(part.step!, all, values) : part.setting && (change.clash || part.setting === 'customProperties') && entries(part, all, values));
    if (split) splits.set(key, split);
    return split ? split.changes : change ? [change] : [];
  });
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const pick = (key: string, choose: (key: string) => 'mine' | 'theirs'): Json | undefined => {
    const change = byKey.get(key);
    const mineWins = change && (change.clash ? choose(key) === 'mine' : change.mine !== null);
    return (mineWins ? m : t).get(key)?.value;
  };
  return { changes, apply: (choose) => assemble(theirs, keys, (key) => splits.get(key)?.join((piece) => pick(piece, choose)) ?? pick(key, choose), mine) };
}

const separator = '\u0000';

function changeOf(part: Part, [one, my, their]: Three): Change | null {
  const [mine, theirs] = [did(one, my), did(one, their)];
  return mine || theirs ? { ...part, mine, theirs, clash: mine !== null && theirs !== null && !same(my, their) } : null;
}

/** A step that both changed, field by field: only what both changed differently is to be chosen. Where a step stands is no matter to ask about. */
function fields(step: string, all: All, values: Three): Split | null {
  if (!values.every(isObject)) return null;
  const [base, mine, theirs] = values.map((value) => fieldsOf(value as JsonObject));
  const changes = [...new Set([...theirs!.keys(), ...mine!.keys(), ...base!.keys()])].flatMap((field): Change[] => {
    const three: Three = [base!.get(field), mine!.get(field), theirs!.get(field)];
    const part: Part = { key: `step ${step}${separator}${field}`, kind: 'step', step, field, activity: values[1] as Activity };
    put(all, part, three);
    const change = changeOf(part, three);
    return change ? [{ ...change, clash: change.clash && field !== 'metadata designer' }] : [];
  });
  return { changes, join: (value) => changes.reduce((made, change) => withField(made, change.field!, value(change.key)), values[2] as JsonObject) };
}

/** A setting of many entries, each for itself; what each side did to another part of one entry comes together as well. */
function entries(whole: Part, all: All, values: Three): Split | null {
  const found = entriesOf(whole.setting!, values)?.map((entry) => {
    const name = entryName(entry);
    const setting = entry.path.length === 3 || entry.path[1] === 'direction' ? entry.path[1]! : whole.setting === 'customProperties' ? entry.path[0]! : whole.setting!;
    return { ...entry, part: { key: [whole.key, ...entry.path].join(separator), kind: 'setting', setting, ...(name ? { entry: name } : {}) } satisfies Part };
  });
  if (!found) return null;
  const changes = found.flatMap(({ part, values: three }): Change[] => {
    const change = changeOf(part, three);
    const both = change?.clash ? together(three) : null;
    put(all, part, both ? [three[0], both, three[2]] : three);
    return change ? [{ ...change, clash: change.clash && !both }] : [];
  });
  return { changes, join: (value) => joined(whole.setting!, found.map(({ path, part }) => ({ path, value: value(part.key) }))) };
}

const put = (all: All, part: Part, values: Three): void => values.forEach((value, i) => value !== undefined && all[i]!.set(part.key, { value, part }));

const did = (before: Json | undefined, after: Json | undefined): Change['mine'] =>
  same(before, after) ? null : before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

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
    else connections.push(...(kind === 'way' && Array.isArray(value) ? value : [value]));
  }
  if (chart) {
    const known = new Set(activities.map((one) => (isObject(one) ? String(one['id']) : '')));
    root['activities'] = activities;
    // A connection whose step is gone on the chosen side goes with it.
    root['connections'] = connections.filter((one) => ends(one).every((id) => known.has(id)));
  }
  return { ...made, root: root as Activity } as Definition;
}
