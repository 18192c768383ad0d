import { useReactFlow, type Connection, type Edge, type FinalConnectionState } from '@xyflow/react';
import { useMemo } from 'react';
import { box } from '../model/tree/places';
import type { Actions } from '../state/actions';
import type { Desk } from '../state/desk';

/** Drawing connections by mouse: from port to step, or into the blank, where a new step is asked for. */
export function useConnecting(desk: Desk, actions: Actions) {
  const flow = useReactFlow();
  return useMemo(() => ({
    onConnect: ({ source, sourceHandle, target }: Connection) => actions.connect({ source, outcome: sourceHandle ?? 'Done', target }),
    onReconnect: (old: Edge, { source, sourceHandle, target }: Connection) => {
      const link = actions.linkAt(old.id);
      if (link) actions.reconnect(link, { source, outcome: sourceHandle ?? 'Done', target });
    },
    onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.toNode || !state.fromNode || state.fromHandle?.type !== 'source') return;
      const at = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!at) return;
      const place = flow.screenToFlowPosition({ x: at.clientX, y: at.clientY });
      const down = state.fromHandle.position === 'bottom';
      desk.openBox({
        kind: 'append', source: state.fromNode.id, outcome: state.fromHandle.id ?? null, link: null, at: { x: at.clientX, y: at.clientY },
        place: down ? { x: place.x - box.width / 2, y: place.y } : { x: place.x, y: place.y - box.height / 2 },
      });
    },
  }), [flow, desk, actions]);
}
