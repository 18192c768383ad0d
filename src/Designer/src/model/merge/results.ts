import type { Definition, Json, JsonObject } from '../definition';
import { freshId } from '../tree/activities';
import { isObject } from '../tree/json';

const variablesOf = (definition: Definition): JsonObject[] => (Array.isArray(definition['variables']) ? definition['variables'].filter(isObject) : []);

/**
 * The variable that keeps a step's result is called after the step. Where both sides declared one for a step that turned out to be two, mine
 * gets one of its own, or both steps would write into one.
 */
export function resultsApart(base: Definition, mine: Definition, theirs: Definition, steps: ReadonlyMap<string, string>): Definition {
  const [known, other] = [base, theirs].map((side) => new Set(variablesOf(side).map((one) => String(one['id']))));
  const names = new Set([base, mine, theirs].flatMap((side) => variablesOf(side).map((one) => String(one['name']))));
  let made = mine;
  for (const step of steps.keys()) {
    const held = variablesOf(mine).find((one) => one['name'] === upper(step));
    if (!held || known!.has(String(held['id'])) || !other!.has(String(held['id']))) continue;
    const name = freshId(names, upper(step));
    names.add(name);
    made = spoken(made, { id: String(held['id']), name: String(held['name']) }, { id: 'v' + name, name }) as Definition;
  }
  return made;
}

const upper = (id: string): string => id.slice(0, 1).toUpperCase() + id.slice(1);

type Named = { id: string; name: string };

/** Every mention of a variable: its reference, and its name in scripts and templates. */
function spoken(value: Json, from: Named, to: Named): Json {
  if (typeof value === 'string') return value === from.id ? to.id : inScript(value, from.name, to.name);
  if (Array.isArray(value)) return value.map((item) => spoken(item, from, to));
  if (!isObject(value)) return value;
  const itself = value['id'] === from.id && value['name'] === from.name;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, itself && key === 'name' ? to.name : spoken(item, from, to)]));
}

const inScript = (text: string, from: string, to: string): string =>
  text.replace(/(\b[gs]etVariable\(\s*['"]|\b[gs]et|\b[Vv]ariables\.)([A-Za-z_]\w*)/g, (all, before: string, name: string) => (name === from ? before + to : all));
