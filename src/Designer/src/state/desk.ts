import { createContext, useContext } from 'react';
import type { DesignerContext } from '../model/definition';
import type { Point } from '../model/tree/places';
import type { Draft } from '../server/api';
import type { Checking } from '../server/checking';
import type { Presence } from '../server/presence';
import type { Saving } from '../server/saving';
import type { Editor } from './editor';
import { Store } from './store';

/** The small window that is open over the canvas, if any. */
export type Box =
  | { kind: 'append'; source: string | null; outcome: string | null; place: Point | null; at: Point | null; link: string | null }
  | { kind: 'connect'; source: string; outcome: string | null }
  | { kind: 'find' }
  | { kind: 'rename'; id: string }
  | { kind: 'keys' }
  | { kind: 'publish' }
  | { kind: 'menu' };

export interface DeskState {
  box: Box | null;
  /** What was just done, for the line at the bottom and for who listens. */
  told: string;
  context: DesignerContext | null;
  /** The counter-example that is being stepped through. */
  trace: { finding: string; step: number } | null;
  palette: boolean;
  panel: boolean;
  /** What was written in the dialog of publishing; it outlives the dialog. */
  publishing: { reason: string; reasons: Readonly<Record<string, string>> };
}

/** What the canvas can show, once it is there. */
export interface Viewport {
  reveal(id: string, readable?: boolean): void;
  fit(): void;
  zoom(by: 'in' | 'out' | 'one'): void;
  middle(): Point;
  focus(): void;
}

/** Everything one page of the designer works with. */
export class Desk {
  readonly store = new Store<DeskState>({ box: null, told: '', context: null, trace: null, palette: innerWidth >= 960, panel: innerWidth >= 960, publishing: { reason: '', reasons: {} } });
  viewport: Viewport | null = null;
  saving: Saving | null = null;
  checking: Checking | null = null;
  presence: Presence | null = null;
  draft: Draft | null = null;

  constructor(readonly editor: Editor) {}

  tell(told: string): void {
    this.store.set({ told });
  }

  openBox(box: Box): void {
    this.store.set({ box });
  }

  closeBox(): void {
    this.store.set({ box: null });
    this.viewport?.focus();
    // While a dialog is still open nothing behind it takes the focus; once it is gone, the canvas does.
    setTimeout(() => document.activeElement === document.body && this.viewport?.focus(), 30);
  }

  reveal(id: string, readable = true): void {
    this.editor.show(id);
    requestAnimationFrame(() => this.viewport?.reveal(id, readable));
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('No desk stands around this component.');
  return desk;
}
