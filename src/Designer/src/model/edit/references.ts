import type { Activity, Json } from '../definition';
import { isObject } from '../tree/json';

/**
 * Steps name other steps in their inputs: what an approval reviews and returns to, what pauses a count, what a deadline is counted from,
 * whose output a script reads. A copied set keeps naming itself, not what it was copied from.
 */
export function renamed(activity: Activity, ids: ReadonlyMap<string, string>): Activity {
  return walk(activity, ids, '') as Activity;
}

function walk(value: Json, ids: ReadonlyMap<string, string>, key: string): Json {
  if (typeof value === 'string') return key === 'id' || key === 'name' ? (ids.get(value) ?? value) : key === 'type' || key === 'typeName' ? value : inText(value, ids);
  if (Array.isArray(value)) return value.map((item) => walk(item, ids, ''));
  if (!isObject(value)) return value;
  const made: { [key: string]: Json } = {};
  for (const [name, item] of Object.entries(value)) {
    if (['metadata', 'customProperties', 'form'].includes(name)) made[name] = item;
    else if (['returnTo', 'reviews'].includes(name)) made[name] = exact(item, ids);
    else if (name === 'source' || name === 'target') made[name] = ends(item, ids);
    // A variable that bears the name of a step is not the step.
    else if (name === 'name' && typeof value['id'] === 'string' && value['id'] !== item) made[name] = item;
    else made[name] = walk(item, ids, name);
  }
  return made;
}

const ends = (value: Json, ids: ReadonlyMap<string, string>): Json =>
  typeof value === 'string' ? (ids.get(value) ?? value) : isObject(value) && typeof value['activity'] === 'string' ? { ...value, activity: ids.get(value['activity']) ?? value['activity'] } : value;

/** An input whose texts are ids and nothing else. */
function exact(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    if (ids.has(value)) return ids.get(value)!;
    try {
      const list = JSON.parse(value) as Json;
      return Array.isArray(list) && list.some((item) => typeof item === 'string' && ids.has(item)) ? JSON.stringify(list.map((item) => (typeof item === 'string' ? (ids.get(item) ?? item) : item))) : value;
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map((item) => exact(item, ids));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'type' || key === 'typeName' ? item : exact(item, ids)])) : value;
}

/** Deadlines (`Completed:X`, `pauses`) and scripts (`getOutputFrom('X')`) inside a text. */
function inText(text: string, ids: ReadonlyMap<string, string>): string {
  const named = text
    .replace(/Completed:([\w.$-]+)/g, (all, id: string) => (ids.has(id) ? `Completed:${ids.get(id)}` : all))
    .replace(/(getOutputFrom\(\s*['"])([^'"]+)(['"])/g, (all, before: string, id: string, after: string) => (ids.has(id) ? before + ids.get(id) + after : all));
  return named.replace(/("pauses"\s*:\s*\[)([^\]]*)(\])/g, (_, before: string, inside: string, after: string) =>
    before + inside.replace(/"([^"]+)"/g, (all, id: string) => (ids.has(id) ? `"${ids.get(id)}"` : all)) + after);
}
