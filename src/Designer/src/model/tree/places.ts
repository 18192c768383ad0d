import type { Activity } from '../definition';
import { read } from './json';

export interface Point {
  x: number;
  y: number;
}

/** Every step is drawn in a box of this size. */
export const box = { width: 200, height: 80 };

/** Where the definition says a step stands; null where it does not. */
export function placeOf(activity: Activity): Point | null {
  const x = read(activity, 'metadata', 'designer', 'position', 'x');
  const y = read(activity, 'metadata', 'designer', 'position', 'y');
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
}
