import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { directionOf, notesOf } from '../model/edit/marks';
import { drawingOf } from '../model/layout/drawing';
import { frameOf, startOf } from '../model/tree/frame';
import { box, type Point } from '../model/tree/places';
import type { Desk } from '../state/desk';
import { useStore } from '../state/store';

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? {} : { duration: 120 };

/** Gives the desk its hand on what the canvas shows, and opens every frame with its start in view. */
export function useViewport(desk: Desk, place: RefObject<HTMLDivElement | null>): () => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const frame = useStore(desk.editor.store, (value) => value.frame);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const placeOf = (id: string): Point | undefined => {
      const { document, frame: open } = desk.editor.state;
      return drawingOf(frameOf(document, open), document).places.get(id) ?? notesOf(document, open).find((note) => note.id === id)?.place;
    };
    desk.viewport = {
      focus: () => place.current?.focus({ preventScroll: true }),
      fit: () => void flow.fitView({ padding: 0.08, maxZoom: 1, ...calm }).then(() => {
        if (underMiniature(place.current!)) void flow.fitView({ padding: { top: 0.08, left: 0.08, right: 0.08, bottom: '176px' }, maxZoom: 1, ...calm });
      }),
      zoom: (by) => void (by === 'in' ? flow.zoomIn(calm) : by === 'out' ? flow.zoomOut(calm) : flow.zoomTo(1, calm)),
      middle: () => {
        const rect = place.current!.getBoundingClientRect();
        const at = flow.screenToFlowPosition({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 });
        return { x: at.x - box.width / 2, y: at.y - box.height / 2 };
      },
      reveal: (id, readable = false) => {
        const here = placeOf(id);
        if (!here) return;
        const { height, transform: [x, y, zoom] } = store.getState();
        const width = uncovered(place.current!);
        // What one is led to can be read, however far out the view stood.
        if (readable && zoom < 0.7) {
          const near = 0.85;
          return void flow.setViewport({ x: width / 2 - (here.x + box.width / 2) * near, y: height / 2 - (here.y + box.height / 2) * near, zoom: near }, calm);
        }
        const left = here.x * zoom + x;
        const top = here.y * zoom + y;
        const dx = left < 24 ? 24 - left : left + box.width * zoom > width - 24 ? width - 24 - left - box.width * zoom : 0;
        // Where the miniature lies over the corner, what is shown stays above it.
        const low = place.current?.querySelector('.mini-map') && left + dx + box.width * zoom > width - 170 ? height - 136 : height - 32;
        const dy = top < 32 ? 32 - top : top + box.height * zoom > low ? low - top - box.height * zoom : 0;
        if (dx || dy) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
      },
    };
    return () => void (desk.viewport = null);
  }, [desk, flow, place, store]);
  useEffect(() => {
    if (opened.current === frame) return;
    opened.current = frame;
    const start = startOf(frameOf(desk.editor.state.document, frame));
    const rect = place.current?.getBoundingClientRect();
    const { document } = desk.editor.state;
    const here = start ? drawingOf(frameOf(document, frame), document).places.get(start) : undefined;
    if (!here || !rect) return void flow.setViewport({ x: 0, y: 0, zoom: 1 });
    const places = [...drawingOf(frameOf(document, frame), document).places.values()];
    const wide = Math.max(...places.map((one) => one.x)) + box.width - Math.min(...places.map((one) => one.x));
    const high = Math.max(...places.map((one) => one.y)) + box.height - Math.min(...places.map((one) => one.y));
    // What fits whole is shown whole; anything larger opens at a readable size with its start where reading begins.
    const zoom = Math.max(0.9, Math.min(1, (rect.width - 80) / wide, (rect.height - 80) / high));
    const down = directionOf(document) === 'down';
    const lead = (down ? rect.height : rect.width) * 0.06 + 12;
    void flow.setViewport(
      down
        ? { x: rect.width / 2 - (here.x + box.width / 2) * zoom, y: lead - here.y * zoom, zoom }
        : { x: lead - here.x * zoom, y: startHeight(places, here, rect.height, zoom), zoom });
  }, [desk, flow, frame, place]);
  return noop;
}

const noop = () => undefined;

/** A step under the miniature is neither seen nor pressed. */
function underMiniature(canvas: HTMLElement): boolean {
  const map = canvas.querySelector('.mini-map')?.getBoundingClientRect();
  return map !== undefined && map.width > 0 && [...canvas.querySelectorAll('.step')].some((step) => {
    const box = step.getBoundingClientRect();
    return box.right > map.left && box.left < map.right && box.bottom > map.top && box.top < map.bottom;
  });
}

/** In a small window the panel lies over the canvas: what it covers shows nothing. */
function uncovered(canvas: HTMLElement): number {
  const here = canvas.getBoundingClientRect();
  const panel = document.querySelector('.props')?.getBoundingClientRect();
  return panel && panel.left > here.left && panel.left < here.right ? panel.left - here.left : here.width;
}

/** Left to right the whole height stays in view if it can, else the start stands a third from the top. */
function startHeight(places: readonly Point[], start: Point, height: number, zoom: number): number {
  const top = Math.min(...places.map((place) => place.y));
  const bottom = Math.max(...places.map((place) => place.y)) + box.height;
  return (bottom - top) * zoom < height - 60 ? (height - (bottom + top) * zoom) / 2 : height / 3 - (start.y + box.height / 2) * zoom;
}
