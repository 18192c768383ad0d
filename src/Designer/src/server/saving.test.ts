// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Definition } from '../model/definition';
import { Editor } from '../state/editor';
import type { Draft } from './api';
import { freshId } from './ids';
import { Keeping, type Kept } from './keeping';
import { Saving } from './saving';

const document = (name: string): Definition => ({ name, root: { id: 'flow', type: 'Elsa.Flowchart', activities: [] } });
const draft = (json: Definition, revision = 1): Draft => ({
  definitionId: 'd', name: 'D', revision, basedOn: null, isOpen: true, json, savedAt: '2021-12-20T01:00:00Z', savedBy: null, published: null, retired: false, secondPerson: false, waitingRequest: null,
  me: { id: 'p', name: 'P' }, may: { edit: true, publish: true },
});

/** The other side of the wire: a draft under a revision, or no network. */
class Wire {
  json = document('first');
  revision = 1;
  down = false;

  answer = async (_: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (this.down) throw new TypeError('no network');
    const body = JSON.parse(String(init?.body)) as { json: Definition; revision: number };
    if (body.revision !== this.revision) return Response.json({ problem: 'other', revision: this.revision, json: this.json, savedAt: '', savedBy: { id: 'p', name: 'P' } }, { status: 409 });
    this.json = body.json;
    return Response.json({ revision: ++this.revision, savedAt: '2021-12-20T01:00:00Z' });
  };
}

let wire: Wire;
const rename = (editor: Editor, name: string) => editor.apply((before) => ({ ...before, name }));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-06T07:08:09Z') });
  localStorage.clear();
  wire = new Wire();
  vi.stubGlobal('fetch', wire.answer);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sitting(window: string, found: Kept | null = null, room?: ConstructorParameters<typeof Keeping>[3]) {
  const editor = new Editor(wire.json, false);
  const keeping = room ? new Keeping('d', 'p', window, room) : new Keeping('d', 'p', window);
  return { editor, keeping, saving: new Saving(editor, draft(wire.json, wire.revision), keeping, found) };
}

test('an edit goes up a moment later, and the time told is the reader’s own', async () => {
  const { editor, saving } = sitting('w');
  expect(saving.store.get().heardAt).toBeNull();
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(wire.json['name']).toBe('second');
  expect(saving.store.get().heardAt?.toISOString().slice(0, 16)).toBe('2026-05-06T07:08');
  expect(localStorage.length).toBe(0);
});

test('without network and without room the person is told, and the browser asks before the window closes', async () => {
  const full = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
  const { editor, saving } = sitting('w', null, full);
  wire.down = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(saving.store.get()).toMatchObject({ state: 'offline', homeless: true });
  const leaving = new Event('beforeunload', { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  await vi.advanceTimersByTimeAsync(10);
  wire.down = false;
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(10);
  expect(saving.store.get()).toMatchObject({ state: 'saved', homeless: false });
});

test('without network the edits stay on this machine and the window may close; the next one takes them up and sends them', async () => {
  const { editor } = sitting('w');
  wire.down = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  const leaving = new Event('beforeunload', { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(false);
  wire.down = false;
  const next = sitting('x', await new Keeping('d', 'p', 'x').takeUp(async () => false));
  expect(next.editor.state.document['name']).toBe('second');
  await vi.advanceTimersByTimeAsync(50);
  expect(wire.json['name']).toBe('second');
});

test('two windows of one person: the one that drew nothing goes along, the one that drew is asked', async () => {
  const [one, two] = [sitting('one'), sitting('two')];
  one.saving.tellOthers = () => void two.saving.follow({ json: wire.json, revision: wire.revision });
  rename(one.editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(two.editor.state.document['name']).toBe('second');
  one.saving.tellOthers = () => undefined;
  rename(one.editor, 'third');
  rename(two.editor, 'other third');
  await vi.advanceTimersByTimeAsync(1500);
  expect([one, two].map((sitting) => sitting.saving.store.get().state).sort()).toEqual(['conflict', 'saved']);
  expect(Object.keys(localStorage).length).toBe(1);
});

test('ids are had over plain http too', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.map((_, i) => i) });
  expect(freshId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
