import type { Activity, Definition, Json, JsonObject } from '../../model/definition';
import { isObject } from './inputs';

/** An activity with the chart or body it stands in. */
export interface Step {
  activity: Activity;
  /** Ids of the containers around it, the outermost first. */
  inside: string[];
}

const isActivity = (value: Json | undefined): value is Activity =>
  isObject(value) && typeof value.type === 'string' && (typeof value.id === 'string' || value.id === undefined);

/** Every activity of the definition, in the order of the file, containers before what they hold. */
export function stepsOf(definition: Definition): Step[] {
  const found: Step[] = [];
  const visit = (activity: Activity, inside: string[]) => {
    found.push({ activity, inside });
    for (const child of childrenOf(activity)) visit(child, [...inside, activity.id]);
  };
  if (isActivity(definition.root)) visit(definition.root, []);
  return found;
}

function childrenOf(activity: Activity): Activity[] {
  const lists = [activity.activities, activity.type === 'Elsa.Fork' ? activity.branches : null].flatMap((list) => (Array.isArray(list) ? list : []));
  const cases = (Array.isArray(activity.cases) ? activity.cases : []).map((item) => (isObject(item) ? item.activity : null));
  return [...lists, activity.body, activity.then, activity.else, activity.default, ...cases].filter((child): child is Activity => isActivity(child ?? undefined));
}

export const findStep = (definition: Definition, id: string): Activity | undefined => stepsOf(definition).find((step) => step.activity.id === id)?.activity;

/** The definition with one activity put in place of the one of its id, wherever it stands. */
export function replaceStep(definition: Definition, next: Activity): Definition {
  return replaceIn(definition, next) as Definition;
}

function replaceIn(json: Json, next: Activity): Json {
  if (Array.isArray(json)) {
    let changed = false;
    const items = json.map((item) => {
      const replaced = replaceIn(item, next);
      changed ||= replaced !== item;
      return replaced;
    });
    return changed ? items : json;
  }
  if (!isObject(json)) return json;
  if (json.id === next.id && typeof json.type === 'string') return next;
  let result: JsonObject = json;
  for (const [key, value] of Object.entries(json)) {
    if (value === null || typeof value !== 'object') continue;
    const replaced = replaceIn(value, next);
    if (replaced !== value) result = { ...result, [key]: replaced };
  }
  return result;
}

/** The name of a step in a language; the other language where one is missing, the id where both are. */
export function stepName(activity: Activity, language: string): string {
  const metadata = isObject(activity.metadata) ? activity.metadata : {};
  const [vi, en] = [metadata.displayText, metadata.description].map((text) => (typeof text === 'string' ? text.trim() : ''));
  return (language === 'en' ? en || vi : vi || en) || (typeof activity.name === 'string' ? activity.name : '') || activity.id;
}

/** The flowchart whose connections lead to and from the activity. */
export const chartOf = (definition: Definition, id: string): Activity | undefined =>
  stepsOf(definition).find(({ activity }) => Array.isArray(activity.activities) && activity.activities.some((child) => isObject(child) && child.id === id))?.activity;

/** Connections of a chart in Elsa's form; the flat form of old files is read as well. */
export function connectionsOf(chart: Activity | undefined): { source: string; port: string; target: string }[] {
  return (Array.isArray(chart?.connections) ? chart.connections : []).flatMap((item) => {
    if (!isObject(item)) return [];
    const [source, target] = [item.source, item.target];
    const of = (end: Json | undefined) => String(isObject(end) ? end.activity : end);
    return [{ source: of(source), port: String((isObject(source) ? source.port : item.sourcePort) ?? 'Done'), target: of(target) }];
  });
}

/** Ids of the steps that can have gone before: those from which connections lead here, through containers too. */
export function stepsBefore(definition: Definition, id: string): Set<string> {
  const before = new Set<string>();
  const containers = stepsOf(definition).find((step) => step.activity.id === id)?.inside ?? [];
  for (const place of [id, ...containers]) {
    const links = connectionsOf(chartOf(definition, place));
    const open = [place];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const link of links) if (link.target === at && !before.has(link.source)) open.push((before.add(link.source), link.source));
  }
  for (const { activity, inside } of stepsOf(definition)) if (inside.some((outer) => before.has(outer))) before.add(activity.id);
  before.delete(id);
  return before;
}
