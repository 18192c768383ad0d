import { vi } from 'vitest';
import type { Definition } from '../model/definition';
import { Editor } from '../state/editor';
import type { Draft } from './api';
import { Keeping, type Kept } from './keeping';
import { Saving } from './saving';

export const document = (name: string): Definition => ({ name, root: { id: 'flow', type: 'Elsa.Flowchart', activities: [] } });
export const draft = (json: Definition, revision = 1): Draft => ({
  definitionId: 'd', name: 'D', revision, basedOn: null, isOpen: true, json, savedAt: '2021-12-20T01:00:00Z', savedBy: null, published: null, retired: false, secondPerson: false, waitingRequest: null,
  me: { id: 'p', name: 'P' }, may: { edit: true, publish: true },
});

/** The other side of the wire: a draft under a revision, with what was done under which operation id. */
export class Wire {
  json = document('first');
  revision = 1;
  readonly asked: { json: Definition; revision: number; operationId: string }[] = [];
  private readonly done = new Map<string, number>();
  /** No request arrives; or it arrives and its answer does not come back. */
  down = false;
  deaf = false;
  /** The next saves are answered with these instead. */
  readonly instead: (() => Response)[] = [];
  session = () => Response.json({ csrf: 'new', me: { id: 'p', name: 'P' } });

  answer = async (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (this.down) throw new TypeError('no network');
    if (String(path) === '/api/session') return this.session();
    const body = JSON.parse(String(init?.body)) as { json: Definition; revision: number; operationId: string };
    this.asked.push(body);
    const instead = this.instead.shift();
    if (instead) return instead();
    const answer = this.save(body);
    if (this.deaf) throw new TypeError('no answer');
    return answer;
  };

  /** Somebody else's save. */
  overtake(name: string): void {
    this.json = document(name);
    this.revision++;
  }

  private save(body: { json: Definition; revision: number; operationId: string }): Response {
    const before = this.done.get(body.operationId);
    if (before === undefined && body.revision !== this.revision) return Response.json({ problem: 'other', revision: this.revision, json: this.json, savedAt: '', savedBy: { id: 'p', name: 'P' } }, { status: 409 });
    if (before === undefined) {
      this.json = body.json;
      this.done.set(body.operationId, ++this.revision);
    }
    return Response.json({ revision: before ?? this.revision, savedAt: '2021-12-20T01:00:00Z' });
  }
}

export const rename = (editor: Editor, name: string) => editor.apply((before) => ({ ...before, name }));

/** What a machine has that is full. */
export const full = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };

/** A window with a draft open, as it was loaded just now or before. */
export function sitting(wire: Wire, window: string, found: Kept | null = null, { room = localStorage as ConstructorParameters<typeof Keeping>[3], loaded = draft(wire.json, wire.revision) } = {}) {
  const editor = new Editor(loaded.json, false);
  const keeping = new Keeping('d', 'p', window, room);
  return { editor, keeping, saving: new Saving(editor, loaded, keeping, found) };
}

/** What a window that is opened now finds on this machine; all others are closed. */
export const left = (window: string) => new Keeping('d', 'p', window).takeUp(async () => false);

const heard: [string, EventListenerOrEventListenerObject][] = [];
const listen = globalThis.addEventListener;

/** A browser with nothing in it and a server at the other end. */
export function begin(): Wire {
  vi.useFakeTimers({ now: new Date('2026-05-06T07:08:09Z') });
  localStorage.clear();
  const wire = new Wire();
  vi.stubGlobal('fetch', wire.answer);
  vi.stubGlobal('addEventListener', (kind: string, act: EventListenerOrEventListenerObject) => {
    heard.push([kind, act]);
    listen(kind, act);
  });
  return wire;
}

/** Every window is closed, without another word. */
export function close(): void {
  vi.clearAllTimers();
  for (const [kind, act] of heard.splice(0)) removeEventListener(kind, act);
}

export function end(): void {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
}
