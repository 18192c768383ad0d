import type { Definition, Json, JsonObject } from '../definition';
import { renamed } from '../edit/references';
import { activitiesOf, freshId, type Placed } from '../tree/activities';
import { isObject, read, same, write } from '../tree/json';
import { resultsApart } from './results';

const lists = ['notes', 'groups'] as const;
const place = ['customProperties', 'designer'] as const;

/**
 * Ids are counted, so two people who each add a step both call it `UserTask3`. What is new on both sides under one id and is not the same is two
 * things: mine gets an id of its own, wherever my definition speaks of it. The same for notes and groups.
 */
export function apart(base: Definition, mine: Definition, theirs: Definition): Definition {
  const steps = stepIds(base, mine, theirs);
  const made = steps.size === 0 ? mine : resultsApart(base, { ...mine, root: renamed(mine.root, steps) }, theirs, steps);
  const marks = markIds(base, mine, theirs);
  return steps.size === 0 && marks.size === 0 ? mine : lists.reduce((next, list) => withMarks(next, list, steps, marks), made);
}

function stepIds(base: Definition, mine: Definition, theirs: Definition): Map<string, string> {
  const [b, m, t] = [activitiesOf(base), activitiesOf(mine), activitiesOf(theirs)];
  const taken = new Set([...b.keys(), ...m.keys(), ...t.keys()]);
  const ids = new Map<string, string>();
  for (const [id, my] of m) {
    const their = t.get(id);
    // What stands in a step of mine that is another one than theirs is another one too, however alike.
    if (!their || b.has(id) || my.parent === null || !my.activity.id || (one(my, their) && !ids.has(my.parent))) continue;
    const fresh = freshId(taken, id);
    taken.add(fresh);
    ids.set(id, fresh);
  }
  return ids;
}

const one = (my: Placed, their: Placed): boolean => my.parent === their.parent && same(my.activity, their.activity);

const marksOf = (definition: Definition): Map<string, JsonObject> =>
  new Map(lists.flatMap((list) => {
    const held = read(definition, ...place, list);
    return Array.isArray(held) ? held.filter(isObject).map((mark) => [String(mark['id']), mark] as const) : [];
  }));

function markIds(base: Definition, mine: Definition, theirs: Definition): Map<string, string> {
  const [b, m, t] = [marksOf(base), marksOf(mine), marksOf(theirs)];
  const taken = new Set([...b.keys(), ...m.keys(), ...t.keys()]);
  const ids = new Map<string, string>();
  for (const [id, my] of m) {
    if (b.has(id) || !t.has(id) || same(my, t.get(id))) continue;
    const fresh = freshId(taken, id);
    taken.add(fresh);
    ids.set(id, fresh);
  }
  return ids;
}

function withMarks(definition: Definition, list: string, steps: ReadonlyMap<string, string>, marks: ReadonlyMap<string, string>): Definition {
  const held = read(definition, ...place, list);
  if (!Array.isArray(held)) return definition;
  const step = (id: Json): Json => (typeof id === 'string' ? (steps.get(id) ?? id) : id);
  const renew = (mark: JsonObject): JsonObject => ({
    ...mark,
    ...(typeof mark['id'] === 'string' ? { id: marks.get(mark['id']) ?? mark['id'] } : {}),
    ...('frame' in mark ? { frame: step(mark['frame']!) } : {}),
    ...(Array.isArray(mark['members']) ? { members: mark['members'].map(step) } : {}),
  });
  return write(definition, [...place, list], () => held.map((mark) => (isObject(mark) ? renew(mark) : mark)));
}
