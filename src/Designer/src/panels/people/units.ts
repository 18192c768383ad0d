import type { Activity } from '../../model/definition';
import { type Input, textsOf, writeInput } from '../reading/inputs';
import { arrayItems, quote, unquote } from '../reading/script';
import type { Place } from './address';

/** The bodies a loop goes through, as codes without a prefix; undefined where only an expert can read them. */
export function readUnits(input: Input | null): Place[] | undefined {
  if (input?.type !== 'JavaScript' || typeof input.value !== 'string') return textsOf(input)?.map((code) => ({ by: 'code', code }));
  const whole = eachOf(input.value);
  if (whole) return [whole];
  const items = arrayItems(input.value)?.map((item): Place | null => {
    const literal = unquote(item);
    if (literal !== null) return { by: 'code', code: literal };
    const getter = /^get(\w+)\(\)$/.exec(item)?.[1];
    return getter !== undefined ? { by: 'input', name: getter } : item.startsWith('...') ? eachOf(item.slice(3)) : null;
  });
  return items?.every((item) => item !== null) ? items : undefined;
}

function eachOf(script: string): Place | null {
  const name = /^(?:get(\w+)\(\)\s*\|\|\s*\[\]|\(get(\w+)\(\)\s*\|\|\s*\[\]\))$/.exec(script.trim());
  return name ? { by: 'each', name: name[1] ?? name[2]! } : null;
}

export function writeUnits(activity: Activity, name: string, places: readonly Place[]): Activity {
  if (places.every((place) => place.by === 'code')) return writeInput(activity, name, 'Object', JSON.stringify(places.map((place) => place.code)), 'List<String>');
  const [only] = places;
  const items = places.map((place) => (place.by === 'code' ? quote(place.code) : place.by === 'each' ? `...(get${place.name}() || [])` : `get${place.name}()`));
  return writeInput(activity, name, 'JavaScript', places.length === 1 && only?.by === 'each' ? `get${only.name}() || []` : `[${items.join(', ')}]`, 'List<String>');
}
