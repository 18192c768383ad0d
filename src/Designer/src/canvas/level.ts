import { useStore } from '@xyflow/react';
import { createContext } from 'react';

/** How much of a step can be read at a zoom: everything, its name, or only that it is there. */
export type Level = 'whole' | 'name' | 'block';

export const LevelContext = createContext<Level>('whole');

const levelAt = (zoom: number): Level => (zoom < 0.12 ? 'block' : zoom < 0.3 ? 'name' : 'whole');

/** Asked once for the whole canvas, not by every step at every move of the mouse. */
export const useLevel = (): Level => useStore((state) => levelAt(state.transform[2]));
