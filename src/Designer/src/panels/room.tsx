import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Activity, Definition, DesignerContext, PanelProps } from '../model/definition';
import { type Say, sayIn } from './words';

/** What every field of a panel knows: the activity under work, the definition around it, and how to say that something has changed. */
export interface Room {
  activity: Activity;
  definition: Definition;
  context: DesignerContext;
  readOnly: boolean;
  t: Say;
  language: 'vi' | 'en';
  /** The activity as it is now; changes of the same place within a second are one step of undo. */
  set(next: Activity, place: string): void;
  setDefinition(next: Definition, place: string): void;
}

const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('A field stands outside a panel.');
  return room;
}

export function PanelRoom({ children, ...props }: PanelProps & { children: ReactNode }) {
  const { activity, definition, context, readOnly, onChange, onDefinitionChange } = props;
  const room = useMemo((): Room => ({
    activity, definition, context, readOnly, t: sayIn(context.language), language: context.language,
    set: (next, place) => readOnly || onChange(next, `${activity.id}.${place}`),
    setDefinition: (next, place) => readOnly || onDefinitionChange(next, `${activity.id}.${place}`),
  }), [activity, definition, context, readOnly, onChange, onDefinitionChange]);
  return <RoomContext value={room}>{children}</RoomContext>;
}
