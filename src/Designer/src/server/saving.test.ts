// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshId } from './ids';
import { begin, end, full, left, rename, sitting, Wire } from './wire.testing';

let wire: Wire;
beforeEach(() => void (wire = begin()));
afterEach(end);

test('an edit goes up a moment later, and the time told is the reader’s own', async () => {
  const { editor, saving } = sitting(wire, 'w');
  expect(saving.store.get().heardAt).toBeNull();
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(wire.json['name']).toBe('second');
  expect(saving.store.get().heardAt?.toISOString().slice(0, 16)).toBe('2026-05-06T07:08');
  expect(localStorage.length).toBe(0);
});

test('without network and without room the person is told, and the browser asks before the window closes', async () => {
  const { editor, saving } = sitting(wire, 'w', null, { room: full });
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
  const { editor } = sitting(wire, 'w');
  wire.down = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  const leaving = new Event('beforeunload', { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(false);
  wire.down = false;
  const next = sitting(wire, 'x', await left('x'));
  expect(next.editor.state.document['name']).toBe('second');
  await vi.advanceTimersByTimeAsync(50);
  expect(wire.json['name']).toBe('second');
});

test('two windows of one person: the one that drew nothing goes along, the one that drew is asked', async () => {
  const [one, two] = [sitting(wire, 'one'), sitting(wire, 'two')];
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

test('undone to what the server has, nothing is said of missing room any more', async () => {
  const { editor, saving } = sitting(wire, 'w', null, { room: full });
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(10);
  expect(saving.store.get().homeless).toBe(true);
  editor.undo();
  await vi.advanceTimersByTimeAsync(10);
  expect(saving.store.get()).toMatchObject({ state: 'saved', homeless: false });
});

const no = (status: number, body = {}) => () => Response.json(body, { status });

test('an ended session is told in words, and on coming back the same goes up with the new token', async () => {
  window.document.head.innerHTML = '<meta name="csrf" content="old">';
  const { editor, saving } = sitting(wire, 'w');
  wire.instead.push(no(401));
  wire.session = no(401);
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(saving.store.get()).toMatchObject({ state: 'refused', problem: expect.stringMatching(/^Phiên đăng nhập đã hết\./) });
  wire.session = () => Response.json({ csrf: 'new', me: { id: 'q', name: 'Q' } });
  dispatchEvent(new Event('focus'));
  await vi.advanceTimersByTimeAsync(10);
  expect(saving.store.get()).toMatchObject({ state: 'refused', problem: expect.stringContaining('Q') });
  wire.session = new Wire().session;
  dispatchEvent(new Event('focus'));
  await vi.advanceTimersByTimeAsync(10);
  expect(saving.store.get()).toMatchObject({ state: 'saved', problem: '' });
  expect([wire.json['name'], window.document.querySelector('meta')?.content]).toEqual(['second', 'new']);
});

test('a session renewed elsewhere costs one question more, and the person hears nothing of it', async () => {
  const { editor, saving } = sitting(wire, 'w');
  wire.instead.push(no(400, { csrf: false, problem: 'open for long' }));
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(saving.store.get().state).toBe('saved');
  expect(wire.asked[1]).toEqual(wire.asked[0]);
});

test('too slow, too many and a mistake of this page’s own are tried again; none leaves “saving” standing', async () => {
  vi.stubGlobal('console', { ...console, error: vi.fn() });
  const { editor, saving } = sitting(wire, 'w');
  wire.instead.push(no(408), no(429), () => { throw new DOMException('', 'AbortError'); });
  rename(editor, 'second');
  const states: string[] = [];
  for (const wait of [700, 2000, 4000, 8000]) {
    await vi.advanceTimersByTimeAsync(wait);
    states.push(saving.store.get().state);
  }
  expect(states).toEqual(['offline', 'offline', 'refused', 'saved']);
});

test('ids are had over plain http too', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.map((_, i) => i) });
  expect(freshId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
