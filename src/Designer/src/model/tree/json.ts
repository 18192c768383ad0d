import type { Json, JsonObject } from '../definition';

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export type Path = readonly (string | number)[];

/** What stands at a path; undefined where nothing does. */
export function read(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let here = value;
  for (const key of path) {
    if (Array.isArray(here) && typeof key === 'number') here = here[key];
    else if (isObject(here) && typeof key === 'string') here = here[key];
    else return undefined;
  }
  return here;
}

export const textAt = (value: Json | undefined, ...path: (string | number)[]): string | undefined => {
  const found = read(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

/** A copy in which only the way to the place is new; everything beside it stays the same object. `undefined` takes the key out. */
export function write<T extends Json>(value: T, path: Path, next: (old: Json | undefined) => Json | undefined): T {
  const [key, ...rest] = path;
  if (key === undefined) return next(value) as T;
  const copy: Json = Array.isArray(value) ? [...value] : { ...(isObject(value) ? value : {}) };
  const old = (copy as JsonObject)[key as string];
  const made = rest.length === 0 ? next(old) : write(old ?? {}, rest, next);
  if (made === undefined) delete (copy as JsonObject)[key as string];
  else (copy as JsonObject)[key as string] = made;
  return copy as T;
}

/** Equal as JSON: the order of keys does not count. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}
