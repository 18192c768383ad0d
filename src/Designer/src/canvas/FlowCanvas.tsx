import { applyNodeChanges, Background, MiniMap, ReactFlow, ReactFlowProvider, type Edge, type Node, type NodeChange } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { move } from '../model/edit/steps';
import { notesOf, setNote } from '../model/edit/marks';
import { frameOf } from '../model/tree/frame';
import { say } from '../say';
import { Actions } from '../state/actions';
import { useDesk, type Desk } from '../state/desk';
import { useStore } from '../state/store';
import { Heads } from './Heads';
import { pressed } from './keys';
import { LevelContext, useLevel } from './level';
import { GroupBox, NoteView } from './NoteView';
import { StepView } from './StepView';
import { useClipboard } from './useClipboard';
import { useConnecting } from './useConnecting';
import { useDropping } from './useDropping';
import { useViewport } from './useViewport';
import { stepNodes, wireEdges, type Marks } from './viewNodes';
import { WireView } from './WireView';

const nodeTypes = { step: StepView, note: NoteView, 'group-box': GroupBox };
const edgeTypes = { wire: WireView };
const alsoKeys = ['Control', 'Meta', 'Shift'];
const grid: [number, number] = [4, 4];
const plain = { hideAttribution: true };
const noTones: ReadonlyMap<string, string> = new Map();
const miniature = (node: Node) => `mini ${String((node.data as { marks?: { tone: string }[] }).marks?.[0]?.tone ?? '')} ${node.selected ? 'chosen' : ''} ${node.type === 'group-box' ? 'around' : ''}`;

interface Props {
  marks: Marks;
  tones?: ReadonlyMap<string, string>;
  label?: string;
}

export const FlowCanvas = (props: Props) => (
  <ReactFlowProvider>
    <Inside {...props} />
  </ReactFlowProvider>
);

/** The canvas: one stop for the Tab key, the steps inside it by arrow keys or mouse. The focus stays on it whatever is pressed inside, also when the step that was pressed is gone. */
function Inside({ marks, tones = noTones, label }: Props) {
  const desk = useDesk();
  const actions = useMemo(() => new Actions(desk), [desk]);
  const state = useStore(desk.editor.store, (value) => value);
  const frame = frameOf(state.document, state.frame);
  const [nodes, edges, onNodesChange, dragging] = useScene(desk, marks, tones);
  const place = useRef<HTMLDivElement>(null);
  const moved = useViewport(desk, place);
  const connecting = useConnecting(desk, actions);
  const dropping = useDropping(actions);
  useClipboard(place, desk, actions);
  const steps = frame.steps.length;
  const level = useLevel();
  // The same functions at every drawing: a new one would draw every step and every connection anew at each move of the mouse.
  const hearing = useMemo(() => ({
    onNodeDragStart: () => void (dragging.current = true),
    onNodeDragStop: (_: unknown, __: Node, all: Node[]) => {
      dragging.current = false;
      settle(desk, all);
    },
    onNodeDoubleClick: (_: unknown, node: Node) => void (!node.id.includes(':') && open(desk, node.id)),
    onEdgeClick: (_: unknown, edge: Edge) => desk.editor.selectLink(edge.id),
    onPaneClick: () => desk.editor.select([]),
  }), [desk, dragging]);
  return (
    <div
      ref={place} className="canvas" tabIndex={0} role="application" data-testid="canvas" aria-roledescription={say('sơ đồ', 'chart')}
      aria-label={label ?? say(`Sơ đồ quy trình, ${steps} bước. Phím mũi tên đi giữa các bước, ? xem các phím.`, `Procedure chart, ${steps} steps. Arrow keys move between steps, ? lists the keys.`)}
      aria-activedescendant={state.current ? `step-${state.current}` : undefined}
      onKeyDown={(event) => (event.target as HTMLElement).closest('input,textarea,select,dialog') || (pressed(event, desk, actions) && event.preventDefault())}
      onPointerDownCapture={(event) => (event.target as HTMLElement).closest('.react-flow') && place.current?.focus({ preventScroll: true })}
      {...dropping}>
      <Heads />
      <LevelContext value={level}>
      <ReactFlow
        nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} onNodesChange={onNodesChange} onMove={moved} {...connecting}
        {...hearing}
        nodesFocusable={false} edgesFocusable={false} disableKeyboardA11y deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={alsoKeys}
        onlyRenderVisibleElements={nodes.length > 60 && level === 'whole'} minZoom={0.02} maxZoom={2} snapGrid={grid} snapToGrid connectionRadius={28} nodeDragThreshold={3} proOptions={plain}
        nodesConnectable={!state.readOnly} nodesDraggable={!state.readOnly} elevateNodesOnSelect={false} zoomOnDoubleClick={false}>
        <Background gap={16} size={1} className="dots" />
        {level === 'whole' && steps > 10 && <MiniMap pannable zoomable className="mini-map" nodeClassName={miniature} ariaLabel={say('Sơ đồ thu nhỏ', 'Miniature of the chart')} />}
      </ReactFlow>
      </LevelContext>
    </div>
  );
}

/** The scene as the library draws it. While a step is dragged only the library's copy moves; the document hears of it at the end. */
function useScene(desk: Desk, marks: Marks, tones: ReadonlyMap<string, string>) {
  const state = useStore(desk.editor.store, (value) => value);
  const context = useStore(desk.store, (value) => value.context);
  const [nodes, setNodes] = useState<Node[]>([]);
  const drawn = useRef(new Map<string, Node>());
  const wires = useRef(new Map<string, Edge>());
  const dragging = useRef(false);
  const { document, frame, selected, current, link, readOnly } = state;
  const scene = useMemo(
    () => ({ document, frame: frameOf(document, frame), context, marks, selected, current, link, readOnly, tones }),
    [document, frame, context, marks, selected, current, link, readOnly, tones]);
  const edges = useMemo(() => {
    const made = wireEdges(scene, wires.current);
    wires.current = new Map(made.map((edge) => [edge.id, edge]));
    return made;
  }, [scene]);
  useEffect(() => {
    if (dragging.current) return;
    const made = stepNodes(scene, drawn.current);
    drawn.current = new Map(made.map((node) => [node.id, node]));
    setNodes(made);
  }, [scene]);
  const onNodesChange = useCallback((changes: NodeChange[]) => {
    const chosen = changes.filter((change) => change.type === 'select');
    if (chosen.length > 0) {
      const now = new Set(desk.editor.state.selected);
      for (const change of chosen) change.selected ? now.add(change.id) : now.delete(change.id);
      desk.editor.select([...now]);
    }
    const moves = changes.filter((change) => change.type === 'position' && change.position);
    if (moves.length > 0) setNodes((before) => applyNodeChanges(moves, before));
  }, [desk]);
  return [nodes, edges, onNodesChange, dragging] as const;
}

function settle(desk: Desk, all: readonly Node[]): void {
  const { frame } = desk.editor.state;
  desk.editor.apply((document) => {
    const places = new Map(all.filter((node) => node.type === 'step').map((node) => [node.id, node.position]));
    let made = move(document, places);
    for (const note of notesOf(document, frame)) {
      const node = all.find((one) => one.id === note.id);
      if (node) made = setNote(made, { ...note, place: node.position });
    }
    return made;
  });
}

function open(desk: Desk, id: string): void {
  const { document } = desk.editor.state;
  if (frameOf(document, id).steps.length > 0 || frameOf(document, id).kind !== 'slots') {
    desk.editor.open(id);
    requestAnimationFrame(() => desk.viewport?.fit());
  } else desk.store.set({ panel: true });
}
