import type { Definition } from '../model/definition';
import { emptyHistory, redo, remember, undo, type History, type Moment } from '../model/edit/history';
import { activitiesOf } from '../model/tree/activities';
import { frameAround, frameOf, rootId } from '../model/tree/frame';
import { Store } from './store';

export interface EditorState {
  document: Definition;
  history: History;
  frame: string;
  selected: readonly string[];
  /** The one the keyboard stands on and the panel shows. */
  current: string | null;
  /** A connection that is selected, by its drawing id. */
  link: string | null;
  readOnly: boolean;
}

/** The document and everything one does to it: one history for canvas and properties alike. */
export class Editor {
  readonly store: Store<EditorState>;

  constructor(document: Definition, readOnly: boolean) {
    this.store = new Store<EditorState>({ document, history: emptyHistory, frame: rootId(document), selected: [], current: null, link: null, readOnly });
  }

  get state(): EditorState {
    return this.store.get();
  }

  /** Changes the document. Changes of one gesture in quick succession are one step of undo. */
  apply(change: (document: Definition) => Definition, gesture: string | null = null, select?: readonly string[]): void {
    const { document, history, readOnly } = this.state;
    if (readOnly) return;
    const next = change(document);
    if (next === document) return;
    this.store.set({
      document: next,
      history: remember(history, this.moment(), gesture, performance.now()),
      ...(select ? { selected: select, current: select[select.length - 1] ?? null, link: null } : {}),
    });
    this.keepStanding();
  }

  undo(): boolean {
    return this.travel(undo(this.state.history, this.moment()));
  }

  redo(): boolean {
    return this.travel(redo(this.state.history, this.moment()));
  }

  /** Another document in the place of this one, from the server or a merge; it can be undone like any change. */
  replace(document: Definition): void {
    this.store.set({ document, history: remember(this.state.history, this.moment(), null, 0) });
    this.keepStanding();
  }

  select(ids: readonly string[], current: string | null = ids[ids.length - 1] ?? null): void {
    const state = this.state;
    if (state.current === current && state.link === null && state.selected.length === ids.length && state.selected.every((id, i) => id === ids[i])) return;
    this.store.set({ selected: ids, current, link: null });
  }

  selectLink(link: string | null): void {
    this.store.set({ link, selected: [] });
  }

  open(frame: string, select: readonly string[] = []): void {
    this.store.set({ frame, selected: select, current: select[0] ?? null, link: null });
  }

  /** Shows a step wherever it stands. */
  show(id: string): void {
    const { document, frame } = this.state;
    const there = frameAround(document, id);
    this.store.set({ frame: there === frame ? frame : there, selected: [id], current: id, link: null });
  }

  private moment(): Moment {
    const { document, frame, selected } = this.state;
    return { document, frame, selected };
  }

  private travel(found: { history: History; moment: Moment } | null): boolean {
    if (!found || this.state.readOnly) return false;
    const { document, frame, selected } = found.moment;
    this.store.set({ document, history: found.history, frame, selected, current: selected[selected.length - 1] ?? null, link: null });
    this.keepStanding();
    return true;
  }

  /** After a change nothing stays selected that is no longer there, and no frame open that is gone. */
  private keepStanding(): void {
    const { document, frame, selected, current } = this.state;
    const known = activitiesOf(document);
    const open = known.has(frame) ? frame : rootId(document);
    const here = new Set(frameOf(document, open).steps.map((step) => step.id));
    const stays = (id: string) => here.has(id) || id.includes(':');
    this.store.set({ frame: open, selected: selected.every(stays) ? selected : selected.filter(stays), current: current !== null && stays(current) ? current : null });
  }
}
