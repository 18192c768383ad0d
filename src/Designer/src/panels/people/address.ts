import type { Activity } from '../../model/definition';
import { type Input, readInput, textOf, textsOf, writeInput } from '../reading/inputs';
import { arrayItems, quote, unquote } from '../reading/script';

/** Where a body's code comes from: written down, an input or variable of the run, or each code of a list the run was given. */
export type Place = { by: 'code'; code: string } | { by: 'input' | 'variable' | 'each'; name: string };

/** Whoever should do something, as `docs/activities.md` § Addresses: a body, a role in it, or a person. */
export type Who = { kind: 'unit'; place: Place } | { kind: 'role'; place: Place; role: string } | { kind: 'person'; id: string };

/** In a script a variable and an input read alike; these names are the loop's. */
const loopNames = ['CurrentUnit', 'CurrentValue'];
const named = (name: string): Place => ({ by: loopNames.includes(name) ? 'variable' : 'input', name });

const at = (place: Place, role: string | undefined): Who => (role === undefined ? { kind: 'unit', place } : { kind: 'role', place, role });

function readText(text: string): Who | null {
  const address = /^(unit|role|person):([^\s/]+)(?:\/(\w+))?$/.exec(text.trim());
  if (!address) return null;
  const [, kind, code, role] = address;
  if (kind === 'person') return role === undefined ? { kind, id: code! } : null;
  return (kind === 'role') === (role !== undefined) && !code!.includes('{') ? at({ by: 'code', code: code! }, role) : null;
}

function readLiquid(text: string): Who | null {
  const address = /^(unit|role):\{\{\s*(Input|Variables)\.(\w+)\s*\}\}(?:\/(\w+))?$/.exec(text.trim());
  if (!address) return readText(text);
  const [, kind, from, name, role] = address;
  return (kind === 'role') === (role !== undefined) ? at({ by: from === 'Input' ? 'input' : 'variable', name: name! }, role) : null;
}

function readScript(script: string): Who | null {
  const literal = unquote(script);
  if (literal !== null) return readText(literal);
  const one = /^(['"])(unit|role):\1\s*\+\s*get(\w+)\(\)(?:\s*\+\s*(['"])\/(\w+)\4)?$/.exec(script.trim());
  if (one) return (one[2] === 'role') === (one[5] !== undefined) ? at(named(one[3]!), one[5]) : null;
  const each = /^(?:\.\.\.)?\(get(\w+)\(\)\s*\|\|\s*\[\]\)\.map\(\(?(\w+)\)?\s*=>\s*(['"])(unit|role):\3\s*\+\s*\2(?:\s*\+\s*(['"])\/(\w+)\5)?\)$/.exec(script.trim());
  return each && (each[4] === 'role') === (each[6] !== undefined) ? at({ by: 'each', name: each[1]! }, each[6]) : null;
}

/** One address; null where nothing is set, undefined where only an expert can read it. */
export function readWho(input: Input | null): Who | null | undefined {
  if (!input || (input.type === 'Literal' && textOf(input).trim() === '')) return null;
  if (typeof input.value !== 'string') return undefined;
  return (input.type === 'Literal' ? readText(input.value) : input.type === 'Liquid' ? readLiquid(input.value) : input.type === 'JavaScript' ? readScript(input.value) : null) ?? undefined;
}

/** Several addresses; undefined where only an expert can read them. */
export function readWhos(input: Input | null): Who[] | undefined {
  if (!input) return [];
  let found: (Who | null)[] | null = null;
  if (input.type === 'JavaScript' && typeof input.value === 'string') {
    const items = arrayItems(input.value);
    found = items ? items.map(readScript) : [readScript(input.value)];
  } else if (input.type === 'Liquid' && typeof input.value === 'string') found = [readLiquid(input.value)];
  else found = textsOf(input)?.map(readText) ?? null;
  return found?.every((who) => who !== null) ? found : undefined;
}

export function textOfWho(who: Who): string {
  if (who.kind === 'person') return `person:${who.id}`;
  const place = who.place.by === 'code' ? who.place.code : `{{ ${who.place.by === 'variable' ? 'Variables' : 'Input'}.${who.place.name} }}`;
  return who.kind === 'unit' ? `unit:${place}` : `role:${place}/${who.role}`;
}

export function scriptOfWho(who: Who): string {
  if (who.kind === 'person' || who.place.by === 'code') return quote(textOfWho(who));
  const [kind, tail] = who.kind === 'unit' ? ['unit', ''] : ['role', ` + '/${who.role}'`];
  return who.place.by === 'each'
    ? `(get${who.place.name}() || []).map(code => '${kind}:' + code${tail})`
    : `'${kind}:' + get${who.place.name}()${tail}`;
}

const isFixed = (who: Who): boolean => who.kind === 'person' || who.place.by === 'code';

/** One address into an input: a text as long as it is one, Liquid where the run has to fill something in. */
export function writeWho(activity: Activity, name: string, who: Who): Activity {
  const script = readInput(activity, name)?.type === 'JavaScript' && !isFixed(who);
  if (script) return writeInput(activity, name, 'JavaScript', scriptOfWho(who), 'String');
  return writeInput(activity, name, isFixed(who) ? 'Literal' : 'Liquid', textOfWho(who), 'String');
}

/** Several into a list input: JSON as long as all are fixed, else an array in JavaScript. */
export function writeWhos(activity: Activity, name: string, whos: readonly Who[]): Activity {
  if (whos.every(isFixed)) return writeInput(activity, name, 'Object', JSON.stringify(whos.map(textOfWho)), 'List<String>');
  const [only] = whos;
  const isEach = (who: Who) => who.kind !== 'person' && who.place.by === 'each';
  const script = whos.length === 1 && only && isEach(only) ? scriptOfWho(only) : `[${whos.map((who) => (isEach(who) ? '...' : '') + scriptOfWho(who)).join(', ')}]`;
  return writeInput(activity, name, 'JavaScript', script, 'List<String>');
}
