import type { KeyboardEvent } from 'react';
import { drawingOf } from '../model/layout/drawing';
import { frameOf, isContainer, startOf } from '../model/tree/frame';
import { activitiesOf } from '../model/tree/activities';
import { notesOf } from '../model/edit/marks';
import { say } from '../say';
import type { Actions } from '../state/actions';
import type { Desk } from '../state/desk';
import { neighbour, type Arrow } from './neighbours';

const step = 16;

/** Everything the canvas does by keyboard; true when the key was one of its own. */
export function pressed(event: KeyboardEvent, desk: Desk, actions: Actions): boolean {
  const { editor } = desk;
  const { current, selected, readOnly } = editor.state;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.key.startsWith('Arrow')) return arrow(event, desk, actions);
  if (ctrl) return chord(event, desk, actions);
  switch (event.key) {
    case 'Enter':
      return enter(desk, event.shiftKey);
    case 'Escape':
      if (desk.store.get().trace) desk.store.set({ trace: null });
      else if (selected.length > 1 || editor.state.link) editor.select(current ? [current] : []);
      else if (event.target === event.currentTarget) up(desk);
      return true;
    case ' ':
      if (current) editor.select(selected.includes(current) ? selected.filter((id) => id !== current) : [...selected, current], current);
      return true;
    case 'Home':
      return go(desk, startOf(frame(desk)));
    case 'End':
      return go(desk, drawingOf(frame(desk), editor.state.document).order.at(-1) ?? null);
    case '+': case '=':
      return done(() => desk.viewport?.zoom('in'));
    case '-':
      return done(() => desk.viewport?.zoom('out'));
    case '0':
      return done(() => desk.viewport?.fit());
    case '1':
      return done(() => desk.viewport?.zoom('one'));
    case '/':
      return done(() => desk.openBox({ kind: 'find' }));
    case '?':
      return done(() => desk.openBox({ kind: 'keys' }));
  }
  if (readOnly || event.altKey) return false;
  switch (event.key) {
    case 'Delete': case 'Backspace':
      return done(() => actions.remove());
    case 'F2':
      return current ? done(() => desk.openBox({ kind: 'rename', id: current })) : false;
  }
  switch (event.key.toLowerCase()) {
    case 'a':
      return done(() => desk.openBox({ kind: 'append', source: current?.includes(':') ? null : current ?? only(desk), outcome: null, place: null, at: null, link: editor.state.link }));
    case 'c':
      return current && !current.includes(':') ? done(() => desk.openBox({ kind: 'connect', source: current, outcome: null })) : true;
    case 'l':
      return done(() => actions.arrange(event.shiftKey ? 'down' : undefined));
    case 'g':
      return done(() => actions.group());
    case 'n':
      return done(() => actions.note());
  }
  return false;
}

/** With nothing chosen, a chart of one step goes on from it. */
const only = (desk: Desk): string | null => (frame(desk).steps.length === 1 ? frame(desk).steps[0]!.id : null);

const done = (what: () => void): true => {
  what();
  return true;
};

const frame = (desk: Desk) => frameOf(desk.editor.state.document, desk.editor.state.frame);

function go(desk: Desk, id: string | null, extend = false): true {
  if (id === null) return true;
  const { selected } = desk.editor.state;
  desk.editor.select(extend ? [...selected.filter((one) => one !== id), id] : [id], id);
  desk.viewport?.reveal(id);
  return true;
}

function arrow(event: KeyboardEvent, desk: Desk, actions: Actions): boolean {
  const { document, current, readOnly } = desk.editor.state;
  const key = event.key as Arrow;
  if (event.altKey) {
    if (!readOnly) actions.nudge(key === 'ArrowLeft' ? -step : key === 'ArrowRight' ? step : 0, key === 'ArrowUp' ? -step : key === 'ArrowDown' ? step : 0);
    if (current) desk.viewport?.reveal(current);
    return true;
  }
  const here = frame(desk);
  if (!current) return go(desk, startOf(here));
  const places = new Map(drawingOf(here, document).places);
  for (const note of notesOf(document, here.opened)) places.set(note.id, note.place);
  const joined = new Set(here.links.flatMap((link) => (link.source === current ? [link.target] : link.target === current ? [link.source] : [])));
  return go(desk, neighbour(places, joined, current, key), event.shiftKey);
}

function chord(event: KeyboardEvent, desk: Desk, actions: Actions): boolean {
  switch (event.key.toLowerCase()) {
    case 'z':
      return done(() => (event.shiftKey ? actions.redo() : actions.undo()));
    case 'y':
      return done(() => actions.redo());
    case 'a': {
      const ids = frame(desk).steps.map((one) => one.id);
      desk.tell(say(`Đã chọn ${ids.length} bước.`, `Selected ${ids.length} steps.`));
      return done(() => desk.editor.select(ids, desk.editor.state.current));
    }
    case 'd':
      return done(() => desk.editor.state.readOnly || actions.duplicate());
    case 'f':
      return done(() => desk.openBox({ kind: 'find' }));
  }
  return false;
}

/** Enter goes to the properties of the step; with Shift, or on a container, into its own canvas. */
function enter(desk: Desk, inside: boolean): true {
  const { current, document } = desk.editor.state;
  const activity = current ? activitiesOf(document).get(current)?.activity : undefined;
  if (!current) return go(desk, startOf(frame(desk)));
  if (current.includes(':') && !desk.editor.state.readOnly) desk.openBox({ kind: 'rename', id: current });
  if (activity && inside && isContainer(activity)) {
    desk.editor.open(current);
    return done(() => requestAnimationFrame(() => desk.viewport?.fit()));
  }
  desk.store.set({ panel: true });
  requestAnimationFrame(() => {
    desk.viewport?.reveal(current);
    const panel = window.document.querySelector<HTMLElement>('.props');
    // The open tab, not the first: it is the one that the arrow keys go on from.
    (panel?.querySelector<HTMLElement>('.panel-body [role=tab][aria-selected=true]') ?? panel?.querySelector<HTMLElement>('.panel-body input, .panel-body select, .panel-body textarea, .panel-body button') ?? panel)?.focus();
  });
  return true;
}

/** Out of an opened container, back to where it stands. */
function up(desk: Desk): void {
  const { document, frame: open } = desk.editor.state;
  const parent = activitiesOf(document).get(open)?.parent;
  if (parent) desk.reveal(open);
}
