import { useStore } from '@xyflow/react';
import { createContext } from 'react';

/** How much of a step can be read at a zoom: everything, its name, or only that it is there. */
export type Level = 'whole' | 'name' | 'block';

export const LevelContext = createContext<Level>('whole');

/** A chart of so many steps keeps its ports at every zoom: seen whole, it can be drawn on. */
const few = 60;

const levelAt = (zoom: number, steps: number): Level => (steps <= few ? 'whole' : zoom < 0.12 ? 'block' : zoom < 0.3 ? 'name' : 'whole');

/** Asked once for the whole canvas, not by every step at every move of the mouse. */
export const useLevel = (): Level => useStore((state) => levelAt(state.transform[2], state.nodes.length));
