import type { Activity, Definition, Json } from '../definition';
import { activitiesOf, childrenOf, type Placed } from './activities';
import { isObject, read, textAt, type Path } from './json';

/** A connection as a chart draws it; `index` is its place in `connections`, -1 where the order of a sequence implies it. */
export interface Link {
  index: number;
  source: string;
  outcome: string;
  target: string;
}

/**
 * What one canvas shows: the inside of a container. A loop over units whose body is a chart opens as that chart; one whose body is a
 * single step shows that step.
 */
export interface Frame {
  /** The activity that was opened. */
  opened: string;
  /** The activity that holds the steps; the opened one or its body. */
  holder: string;
  kind: 'flowchart' | 'sequence' | 'slots';
  path: Path;
  steps: Placed[];
  links: Link[];
}

const charts = ['Elsa.Flowchart', 'Elsa.Sequence'];
const frames = new WeakMap<Definition, Map<string, Frame>>();

/** Whether an activity can be opened as a canvas of its own. */
export const isContainer = (activity: Activity): boolean =>
  [...charts, 'Elsa.Parallel', 'Elsa.Fork', 'Elsa.If', 'Elsa.Switch', 'Elsa.For', 'Elsa.ForEach', 'Elsa.ParallelForEach', 'Elsa.While', 'VanQuan.ForEachUnit'].includes(activity.type);

export const hasBody = (activity: Activity): boolean =>
  ['Elsa.For', 'Elsa.ForEach', 'Elsa.ParallelForEach', 'Elsa.While', 'VanQuan.ForEachUnit'].includes(activity.type);

export const rootId = (definition: Definition): string => activitiesOf(definition).keys().next().value ?? '';

export function frameOf(definition: Definition, id: string): Frame {
  const made = frames.get(definition) ?? new Map<string, Frame>();
  frames.set(definition, made);
  const known = made.get(id);
  if (known) return known;
  const frame = open(definition, id);
  made.set(id, frame);
  return frame;
}

/** The frame in which an activity stands, so that it can be shown. */
export function frameAround(definition: Definition, id: string): string {
  const index = activitiesOf(definition);
  const parent = index.get(id)?.parent ?? null;
  if (parent === null) return rootId(definition);
  const placed = index.get(parent)!;
  const above = placed.parent === null ? undefined : index.get(placed.parent);
  return above && hasBody(above.activity) && charts.includes(placed.activity.type) ? above.id : parent;
}

export function linksOf(chart: Activity): Link[] {
  const list = chart['connections'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => {
    const link = linkOf(item, index);
    return link ? [link] : [];
  });
}

/** Elsa's order: a Start activity, the first that can start a workflow, the first without inbound connections, the first. */
export function startOf(frame: Frame): string | null {
  const targets = new Set(frame.links.map((link) => link.target));
  const found =
    frame.steps.find((step) => step.activity.type === 'Elsa.Start') ??
    frame.steps.find((step) => read(step.activity, 'customProperties', 'canStartWorkflow') === true) ??
    frame.steps.find((step) => !targets.has(step.id)) ??
    frame.steps[0];
  return found?.id ?? null;
}

function open(definition: Definition, id: string): Frame {
  const index = activitiesOf(definition);
  const opened = index.get(id) ?? index.values().next().value;
  if (!opened) return { opened: '', holder: '', kind: 'slots', path: ['root'], steps: [], links: [] };
  const body = hasBody(opened.activity) ? opened.activity['body'] : undefined;
  const inner = isObject(body) && charts.includes(String(body['type'])) ? (body as Activity) : undefined;
  const holder = inner ? { id: inner.id, activity: inner, path: [...opened.path, 'body'] } : opened;
  const steps = childrenOf(holder.activity).map(({ activity, path }) => {
    const full = [...holder.path, ...path];
    return { id: activity.id || '$.' + full.join('.'), activity, path: full, parent: holder.id };
  });
  const known = new Set(steps.map((step) => step.id));
  const kind = holder.activity.type === 'Elsa.Flowchart' ? 'flowchart' : holder.activity.type === 'Elsa.Sequence' ? 'sequence' : 'slots';
  const links =
    kind === 'flowchart'
      ? linksOf(holder.activity).filter((link) => known.has(link.source) && known.has(link.target))
      : kind === 'sequence'
        ? steps.slice(1).map((step, i) => ({ index: -1, source: steps[i]!.id, outcome: 'Done', target: step.id }))
        : [];
  return { opened: opened.id, holder: holder.id, kind, path: holder.path, steps, links };
}

function linkOf(item: Json, index: number): Link | undefined {
  const source = textAt(item, 'source', 'activity') ?? textAt(item, 'source');
  const target = textAt(item, 'target', 'activity') ?? textAt(item, 'target');
  if (!source || !target) return undefined;
  return { index, source, target, outcome: textAt(item, 'source', 'port') ?? textAt(item, 'sourcePort') ?? 'Done' };
}
