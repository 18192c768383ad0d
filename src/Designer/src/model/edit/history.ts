import type { Definition } from '../definition';

/** What undo brings back: the document, and where one was looking. */
export interface Moment {
  document: Definition;
  frame: string;
  selected: readonly string[];
}

export interface History {
  past: readonly Moment[];
  future: readonly Moment[];
  /** The gesture of the last change and when it was, so that the keys of one word make one step. */
  gesture: string | null;
  at: number;
}

export const emptyHistory: History = { past: [], future: [], gesture: null, at: 0 };

const pause = 1000;
const most = 300;

/** Remembers what was before a change; one more change of the same gesture within a second belongs to the same step. */
export function remember(history: History, before: Moment, gesture: string | null, now: number): History {
  const goesOn = gesture !== null && gesture === history.gesture && now - history.at < pause && history.past.length > 0;
  return { past: goesOn ? history.past : [...history.past, before].slice(-most), future: [], gesture, at: now };
}

export function undo(history: History, present: Moment): { history: History; moment: Moment } | null {
  const moment = history.past.at(-1);
  if (!moment) return null;
  return { moment, history: { past: history.past.slice(0, -1), future: [present, ...history.future], gesture: null, at: 0 } };
}

export function redo(history: History, present: Moment): { history: History; moment: Moment } | null {
  const [moment, ...rest] = history.future;
  if (!moment) return null;
  return { moment, history: { past: [...history.past, present], future: rest, gesture: null, at: 0 } };
}
