import type { Activity, Definition, Json } from '../definition';
import { activitiesOf, changeActivity, freshId } from '../tree/activities';
import { frameOf, hasBody, linksOf } from '../tree/frame';
import { expressionOf, literal } from '../tree/inputs';
import { isObject, write } from '../tree/json';
import { placeOf, type Point } from '../tree/places';
import type { Language } from '../words/outcomeWords';

/** Puts a step into a frame. A loop whose body is empty or a single step gets a chart as its body first. */
export function add(definition: Definition, frame: string, step: Activity, after?: string): Definition {
  const { kind, holder, steps } = frameOf(definition, frame);
  if (kind === 'sequence') {
    const at = after === undefined ? steps.length : steps.findIndex((one) => one.id === after) + 1;
    return changeActivity(definition, holder, (sequence) => ({ ...sequence, activities: inserted(listOf(sequence, 'activities'), at || steps.length, step) }));
  }
  const opened = activitiesOf(definition).get(holder)?.activity;
  if (!opened) return definition;
  if (kind === 'flowchart') return changeActivity(definition, holder, (chart) => ({ ...chart, activities: [...listOf(chart, 'activities'), step] }));
  if (hasBody(opened)) return changeActivity(definition, holder, (loop) => ({ ...loop, body: withChart(definition, loop['body'], step) }));
  const list = opened.type === 'Elsa.Fork' ? 'branches' : 'activities';
  return changeActivity(definition, holder, (one) => ({ ...one, [list]: [...listOf(one, list), step] }));
}

/** Takes steps out, with the connections that touch them. */
export function remove(definition: Definition, frame: string, ids: readonly string[]): Definition {
  const { holder } = frameOf(definition, frame);
  const gone = new Set(ids);
  return changeActivity(definition, holder, (chart) => {
    const made: Activity = { ...chart };
    for (const list of ['activities', 'branches'])
      if (Array.isArray(chart[list])) made[list] = chart[list].filter((item) => !(isObject(item) && gone.has(String(item['id']))));
    for (const slot of ['body', 'then', 'else', 'default'])
      if (isObject(chart[slot]) && gone.has(String(chart[slot]['id']))) delete made[slot];
    const cut = new Set(linksOf(chart).filter((link) => gone.has(link.source) || gone.has(link.target)).map((link) => link.index));
    if (cut.size > 0) made['connections'] = listOf(chart, 'connections').filter((_, index) => !cut.has(index));
    return made;
  });
}

export function move(definition: Definition, places: ReadonlyMap<string, Point>): Definition {
  let made = definition;
  for (const [id, place] of places)
    made = changeActivity(made, id, (step) => {
      const old = placeOf(step);
      return old && old.x === place.x && old.y === place.y ? step : placed(step, place);
    });
  return made;
}

export const placed = (step: Activity, place: Point): Activity =>
  write(step, ['metadata', 'designer', 'position'], (old) => ({ ...(isObject(old) ? old : {}), x: Math.round(place.x), y: Math.round(place.y) }));

export const rename = (definition: Definition, id: string, name: string, language: Language): Definition =>
  changeActivity(definition, id, (step) => named(step, name, language));

/** Gives a step its name in one language. A title that said the same, or nothing, follows. */
export function named(step: Activity, name: string, language: Language): Activity {
  const key = language === 'en' ? 'description' : 'displayText';
  const title = expressionOf(step, 'title');
  const old = isObject(step['metadata']) ? step['metadata'][key] : undefined;
  const made = write(step, ['metadata', key], () => name);
  const follows = title?.type === 'Literal' && (title.value === '' || title.value === old);
  return follows ? { ...made, title: literal('String', name) } : made;
}

const listOf = (value: Activity, key: string): Json[] => (Array.isArray(value[key]) ? value[key] : []);

const inserted = (list: Json[], at: number, item: Json): Json[] => [...list.slice(0, at), item, ...list.slice(at)];

function withChart(definition: Definition, body: Json | undefined, step: Activity): Activity {
  const taken = new Set([...activitiesOf(definition).keys(), step.id]);
  const id = freshId(taken, 'Body');
  const inside = isObject(body) ? [body, step] : [step];
  return { id, name: id, type: 'Elsa.Flowchart', version: 1, customProperties: {}, metadata: {}, activities: inside, connections: [] };
}
