import type { Json, JsonObject } from '../definition';
import { isObject, same, write } from '../tree/json';

/** What base, mine and theirs say at one place. */
export type Three = readonly [Json | undefined, Json | undefined, Json | undefined];

/** One entry of a setting that two people can change apart: a note, a variable, the English name. */
export interface Entry {
  path: readonly string[];
  values: Three;
}

/** A setting as its entries; null where it is one thing, or cannot be told apart. */
export function entriesOf(setting: string, values: Three): Entry[] | null {
  if (setting === 'customProperties') return values.every(isTree) ? under(values, []) : null;
  return ['variables', 'inputs', 'outputs'].includes(setting) && values.every(isKeyed) ? items(values, []) : null;
}

/** The setting again, from what its entries came to. */
export function joined(setting: string, entries: readonly { path: readonly string[]; value: Json | undefined }[]): Json {
  const said = entries.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value }]));
  if (setting !== 'customProperties') return said.map((one) => one.value);
  return said.reduce<Json>((made, { path, value }) =>
    path.length < 3 ? write(made, path, () => value) : write(made, path.slice(0, 2), (list) => [...(Array.isArray(list) ? list : []), value]), {});
}

function under(values: Three, path: readonly string[]): Entry[] {
  return union(values.map((value) => (isObject(value) ? Object.keys(value) : []))).flatMap((key) => {
    const here = [...path, key];
    const inside = each(values, (value) => (isObject(value) ? value[key] : undefined));
    if (path.length === 0 && key === 'designer' && inside.every(isTree)) return under(inside, here);
    if (path.length === 1 && (key === 'notes' || key === 'groups') && inside.every(isKeyed)) return items(inside, here);
    return [{ path: here, values: inside }];
  });
}

const items = (values: Three, path: readonly string[]): Entry[] =>
  union(values.map((value) => listOf(value).map(keyOf))).map((key) => ({ path: [...path, key], values: each(values, (value) => listOf(value).find((item) => keyOf(item) === key)) }));

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** A variable keeps its id when it gets another name; an input has its name only. */
const keyOf = (item: Json): string => (isObject(item) ? String(item['id'] ?? item['name'] ?? '') : '');

const isTree = (value: Json | undefined): boolean => value === undefined || isObject(value);

function isKeyed(value: Json | undefined): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value)) return false;
  const keys = value.map(keyOf);
  return keys.every((key) => key !== '') && new Set(keys).size === keys.length;
}

/** Theirs first, as in the merged definition, then what only mine has. */
const union = ([base, mine, theirs]: string[][]): string[] => [...new Set([...theirs!, ...mine!, ...base!])];

const each = (values: Three, take: (value: Json | undefined) => Json | undefined): Three => [take(values[0]), take(values[1]), take(values[2])];

/** How people call an entry: a variable or an input by its name, a group by its title, a note by its text. */
export function entryName({ values }: Entry): string {
  const held = values[1] ?? values[2] ?? values[0];
  return isObject(held) ? String(held['title'] ?? held['text'] ?? held['name'] ?? '') : '';
}

/** One entry with what both did to it; null where both changed the same part of it. Where a note stands is no matter to ask about. */
export function together([one, my, their]: Three): JsonObject | null {
  if (!isObject(one) || !isObject(my) || !isObject(their)) return null;
  const made: JsonObject = {};
  for (const name of union([one, my, their].map(Object.keys))) {
    if (!same(one[name], my[name]) && !same(one[name], their[name]) && !same(my[name], their[name]) && name !== 'x' && name !== 'y') return null;
    const value = same(one[name], my[name]) ? their[name] : my[name];
    if (value !== undefined) made[name] = value;
  }
  return made;
}
