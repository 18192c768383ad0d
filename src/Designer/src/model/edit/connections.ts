import type { Activity, Definition, Json } from '../definition';
import { changeActivity } from '../tree/activities';
import { frameOf, linksOf, type Link } from '../tree/frame';
import { literal } from '../tree/inputs';
import { isObject, write } from '../tree/json';

export interface End {
  source: string;
  outcome: string;
  target: string;
}

const list = (chart: Activity): Json[] => (Array.isArray(chart['connections']) ? chart['connections'] : []);
const newConnection = (end: End): Json => ({ source: { activity: end.source, port: end.outcome }, target: { activity: end.target, port: 'In' }, vertices: [] });

/** A new connection; one that is there already stays as it is. */
export function connect(definition: Definition, frame: string, end: End): Definition {
  return inChart(definition, frame, (chart) =>
    linksOf(chart).some((link) => link.source === end.source && link.outcome === end.outcome && link.target === end.target)
      ? chart
      : { ...chart, connections: [...list(chart), newConnection(end)] });
}

export const disconnect = (definition: Definition, frame: string, links: readonly Link[]): Definition =>
  inChart(definition, frame, (chart) => {
    const gone = new Set(links.map((link) => link.index));
    return gone.size === 0 ? chart : { ...chart, connections: list(chart).filter((_, index) => !gone.has(index)) };
  });

/** The connection at a place gets other ends and keeps everything else; its bends no longer fit and go. */
export const reconnect = (definition: Definition, frame: string, index: number, end: End): Definition =>
  inChart(definition, frame, (chart) => {
    const old = list(chart)[index];
    if (old === undefined) return chart;
    const flat = isObject(old) && typeof old['source'] === 'string';
    const ends = flat
      ? { source: end.source, sourcePort: end.outcome, target: end.target }
      : { source: { ...part(old, 'source'), activity: end.source, port: end.outcome }, target: { ...part(old, 'target'), activity: end.target } };
    const made: Json = { ...(isObject(old) ? old : {}), ...ends, ...(isObject(old) && 'vertices' in old ? { vertices: [] } : {}) };
    return write(chart, ['connections', index], () => made);
  });

/** Returned work goes straight to a step, by the approval's own field instead of a connection; what the connection led to is kept. */
export const returnStraight = (definition: Definition, frame: string, link: Link): Definition =>
  changeActivity(disconnect(definition, frame, [link]), link.source, (approval) => ({ ...approval, returnTo: literal('String', link.target) }));

/** Puts a step between the two ends of a connection. */
export function insert(definition: Definition, frame: string, link: Link, step: string, outcome: string | undefined): Definition {
  const turned = reconnect(definition, frame, link.index, { source: link.source, outcome: link.outcome, target: step });
  return outcome === undefined ? turned : connect(turned, frame, { source: step, outcome, target: link.target });
}

function inChart(definition: Definition, frame: string, next: (chart: Activity) => Activity): Definition {
  const { kind, holder } = frameOf(definition, frame);
  return kind === 'flowchart' ? changeActivity(definition, holder, next) : definition;
}

const part = (value: Json, key: string) => (isObject(value) && isObject(value[key]) ? value[key] : {});
