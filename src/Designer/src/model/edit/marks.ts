import type { Definition, Json, JsonObject } from '../definition';
import { isObject, read, write } from '../tree/json';
import type { Point } from '../tree/places';

/** What only the drawing has: groups, notes and the reading direction. Elsa keeps `customProperties` and reads none of it. */
export interface Note {
  id: string;
  frame: string;
  text: string;
  place: Point;
}

export interface Group {
  id: string;
  frame: string;
  title: string;
  members: string[];
}

export type Direction = 'right' | 'down';

const place = ['customProperties', 'designer'] as const;
const listAt = (definition: Definition, key: string): JsonObject[] => {
  const list = read(definition, ...place, key);
  return Array.isArray(list) ? list.filter(isObject) : [];
};

export const notesOf = (definition: Definition, frame: string): Note[] =>
  listAt(definition, 'notes')
    .filter((note) => note['frame'] === frame)
    .map((note) => ({ id: String(note['id']), frame, text: String(note['text'] ?? ''), place: { x: Number(note['x'] ?? 0), y: Number(note['y'] ?? 0) } }));

export const groupsOf = (definition: Definition, frame: string): Group[] =>
  listAt(definition, 'groups')
    .filter((group) => group['frame'] === frame)
    .map((group) => ({ id: String(group['id']), frame, title: String(group['title'] ?? ''), members: Array.isArray(group['members']) ? group['members'].map(String) : [] }));

export const directionOf = (definition: Definition): Direction => (read(definition, ...place, 'direction') === 'down' ? 'down' : 'right');

export const setDirection = (definition: Definition, direction: Direction): Definition =>
  directionOf(definition) === direction ? definition : write(definition, [...place, 'direction'], () => direction);

export function setNote(definition: Definition, note: Note): Definition {
  return put(definition, 'notes', { id: note.id, frame: note.frame, text: note.text, x: Math.round(note.place.x), y: Math.round(note.place.y) });
}

export function setGroup(definition: Definition, group: Group): Definition {
  return put(definition, 'groups', { id: group.id, frame: group.frame, title: group.title, members: group.members });
}

export function dropMarks(definition: Definition, ids: readonly string[]): Definition {
  let made = definition;
  for (const key of ['notes', 'groups']) {
    const list = listAt(made, key);
    if (list.some((one) => ids.includes(String(one['id'])))) made = write(made, [...place, key], () => list.filter((one) => !ids.includes(String(one['id']))));
  }
  return made;
}

export function freshMark(definition: Definition, stem: string): string {
  const taken = new Set([...listAt(definition, 'notes'), ...listAt(definition, 'groups')].map((one) => String(one['id'])));
  for (let n = 1; ; n++) if (!taken.has(`${stem}:${n}`)) return `${stem}:${n}`;
}

function put(definition: Definition, key: string, mark: JsonObject): Definition {
  const list: Json[] = listAt(definition, key);
  const at = listAt(definition, key).findIndex((one) => one['id'] === mark['id']);
  return write(definition, [...place, key], () => (at < 0 ? [...list, mark] : list.map((one, i) => (i === at ? { ...(one as JsonObject), ...mark } : one))));
}
