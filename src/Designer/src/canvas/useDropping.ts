import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { box } from '../model/tree/places';
import type { Actions } from '../state/actions';

export const dragged = 'application/x-vanquan-step';

/** A step dragged from the palette stands where it is dropped; dropped on a connection, it goes in between. */
export function useDropping(actions: Actions) {
  const flow = useReactFlow();
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragged)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent) => {
      const type = event.dataTransfer.getData(dragged);
      if (!type) return;
      event.preventDefault();
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const link = document.elementFromPoint(event.clientX, event.clientY)?.closest<SVGGElement>('[data-link]')?.dataset['link'] ?? null;
      actions.add(type, { place: { x: at.x - box.width / 2, y: at.y - box.height / 2 }, link });
    },
  };
}
