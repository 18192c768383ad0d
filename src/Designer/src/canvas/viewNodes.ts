import type { Edge, Node } from '@xyflow/react';
import type { Activity, Definition, DesignerContext } from '../model/definition';
import { directionOf, groupsOf, notesOf, type Direction } from '../model/edit/marks';
import { drawingOf, linkId, spotOf, type Drawing } from '../model/layout/drawing';
import { isContainer, type Frame, type Link } from '../model/tree/frame';
import { outcomesOf, type Outcome } from '../model/tree/outcomes';
import { box, type Point } from '../model/tree/places';
import { outcomeWords } from '../model/words/outcomeWords';
import { language } from '../say';

/** A word on a step: a finding, a difference, where a run stands. */
export interface Mark {
  tone: 'late' | 'soon' | 'ok' | 'review' | 'done' | 'accent';
  icon: string;
  text: string;
  /** How it is read aloud, where the sign on the canvas is shorter. */
  spoken?: string;
}

export type Marks = ReadonlyMap<string, readonly Mark[]>;

export interface StepData extends Record<string, unknown> {
  activity: Activity;
  ports: readonly Outcome[];
  optional: readonly Outcome[];
  open: readonly string[];
  marks: readonly Mark[];
  direction: Direction;
  context: DesignerContext | null;
  container: boolean;
  current: boolean;
  readOnly: boolean;
}

export interface WireData extends Record<string, unknown> {
  points: Point[];
  words: string;
  backward: boolean;
  direction: Direction;
  tone: string;
}

export type StepNode = Node<StepData, 'step'>;

const none: readonly Mark[] = [];

/** The handles of a step in figures, so that nothing has to be measured before the edges are drawn. */
function handlesOf(data: Pick<StepData, 'ports' | 'optional' | 'direction'>): NonNullable<Node['handles']> {
  const down = data.direction === 'down';
  const source = (id: string, spot: number, side: boolean) => {
    const bottom = down !== side;
    return {
      id, type: 'source' as const, position: (bottom ? 'bottom' : 'right') as never, width: 10, height: 10,
      x: (bottom ? box.width * spot : box.width) - 5, y: (bottom ? box.height : box.height * spot) - 5,
    };
  };
  return [
    { id: 'In', type: 'target', position: (down ? 'top' : 'left') as never, x: 0, y: 0, width: box.width, height: box.height },
    ...data.ports.map((port) => source(port.name, spotOf(data.ports, port.name), false)),
    ...data.optional.map((port, i) => source(port.name, (i + 1) / (data.optional.length + 1), true)),
  ];
}

export interface Scene {
  document: Definition;
  frame: Frame;
  context: DesignerContext | null;
  marks: Marks;
  selected: readonly string[];
  current: string | null;
  link: string | null;
  readOnly: boolean;
  /** Tones of connections by `source outcome target`, for comparisons and runs. */
  tones: ReadonlyMap<string, string>;
}

/** The steps of a scene as the canvas library wants them; what did not change is the same object as before, so it is not drawn again. */
export function stepNodes(scene: Scene, before: Map<string, Node>): Node[] {
  const drawing = drawingOf(scene.frame, scene.document);
  const direction = directionOf(scene.document);
  const selected = new Set(scene.selected);
  const nodes = scene.frame.steps.map((step) => {
    const links = drawing.outgoing.get(step.id)!;
    const ports = drawing.ports.get(step.id)!;
    const old = before.get(step.id) as StepNode | undefined;
    const place = drawing.places.get(step.id)!;
    const marks = scene.marks.get(step.id) ?? none;
    const readOnly = scene.readOnly || scene.frame.kind !== 'flowchart';
    // In a sequence or a slot nothing is connected by hand.
    const unmet = scene.frame.kind === 'flowchart' ? openOutcomes(ports, links) : [];
    const current = scene.current === step.id;
    const same =
      old && old.data.activity === step.activity && old.data.marks === marks && old.data.direction === direction && old.data.context === scene.context &&
      old.data.current === current && old.data.readOnly === readOnly && old.data.ports.length === ports.length && old.data.open.join() === unmet.join();
    const data = same ? old.data : dataOf(step.activity, links, ports, unmet, { marks, direction, context: scene.context, current, readOnly });
    const chosen = selected.has(step.id);
    if (same && old.position.x === place.x && old.position.y === place.y && Boolean(old.selected) === chosen) return old;
    return {
      id: step.id, type: 'step', position: place, data, selected: chosen, width: box.width, height: box.height,
      measured: { width: box.width, height: box.height }, handles: handlesOf(data), draggable: !scene.readOnly, connectable: !readOnly,
    } satisfies StepNode;
  });
  return [...groupNodes(scene, drawing), ...nodes, ...noteNodes(scene, selected)];
}

export function wireEdges(scene: Scene, before: Map<string, Edge>): Edge[] {
  const drawing = drawingOf(scene.frame, scene.document);
  const direction = directionOf(scene.document);
  const step = new Map(scene.frame.steps.map((one) => [one.id, one.activity]));
  return scene.frame.links.map((link) => {
    const id = linkId(link);
    const ports = drawing.ports.get(link.source)!;
    const words = ports.length > 1 || link.outcome !== 'Done' ? outcomeWords(step.get(link.source)!, link.outcome, language) : '';
    const tone = scene.tones.get(`${link.source} ${link.outcome} ${link.target}`) ?? '';
    const data: WireData = { points: drawing.routes.get(id) ?? [], words, backward: drawing.backward.has(link), direction, tone };
    const selected = scene.link === id;
    const old = before.get(id);
    const was = old?.data as WireData | undefined;
    if (old && was && was.points === data.points && was.words === words && was.backward === data.backward && was.tone === tone && was.direction === direction && Boolean(old.selected) === selected) return old;
    return { id, source: link.source, target: link.target, sourceHandle: link.outcome, targetHandle: 'In', type: 'wire', data, selected, reconnectable: selected && !scene.readOnly && link.index >= 0 };
  });
}

const openOutcomes = (ports: readonly Outcome[], links: readonly Link[]): string[] =>
  ports.filter((port) => port.kind === 'required' && !links.some((link) => link.outcome === port.name)).map((port) => port.name);

function dataOf(activity: Activity, links: readonly Link[], ports: readonly Outcome[], open: readonly string[], more: Pick<StepData, 'marks' | 'direction' | 'context' | 'current' | 'readOnly'>): StepData {
  const optional = outcomesOf(activity, links).filter((outcome) => !ports.some((port) => port.name === outcome.name));
  return { activity, ports, optional, open, container: isContainer(activity), ...more };
}

function groupNodes(scene: Scene, drawing: Drawing): Node[] {
  return groupsOf(scene.document, scene.frame.opened).flatMap((group) => {
    const places = group.members.flatMap((id) => drawing.places.get(id) ?? []);
    if (places.length === 0) return [];
    const x = Math.min(...places.map((place) => place.x)) - 24;
    const y = Math.min(...places.map((place) => place.y)) - 40;
    const width = Math.max(...places.map((place) => place.x)) + box.width + 24 - x;
    const height = Math.max(...places.map((place) => place.y)) + box.height + 24 - y;
    return [{ id: group.id, type: 'group-box', position: { x, y }, data: { group }, width, height, measured: { width, height }, draggable: false, selectable: false, zIndex: -1 }];
  });
}

const noteNodes = (scene: Scene, selected: ReadonlySet<string>): Node[] =>
  notesOf(scene.document, scene.frame.opened).map((note) => ({
    id: note.id, type: 'note', position: note.place, data: { note, current: scene.current === note.id }, selected: selected.has(note.id), width: 200, height: 88,
    measured: { width: 200, height: 88 }, draggable: !scene.readOnly, connectable: false,
  }));
