// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Kept } from './keeping';
import { begin, close, document, draft, end, left, rename, sitting, type Wire } from './wire.testing';

let wire: Wire;
beforeEach(() => void (wire = begin()));
afterEach(end);

test('a save that arrived without its answer is repeated as it was, and what came after goes on from it', async () => {
  const { editor, saving } = sitting(wire, 'w');
  wire.deaf = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  expect(saving.store.get().state).toBe('offline');
  rename(editor, 'third');
  await vi.advanceTimersByTimeAsync(5000);
  wire.deaf = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(saving.store.get()).toMatchObject({ state: 'saved', revision: 3, conflict: null });
  expect(wire.json['name']).toBe('third');
  const repeats = wire.asked.slice(0, -1);
  expect(repeats.length).toBeGreaterThan(2);
  expect(new Set(repeats.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(localStorage.length).toBe(0);
});

test('what a closing window sent and nobody heard is no conflict at the next visit, whatever was loaded first', async () => {
  for (const loadedBefore of [true, false]) {
    wire = begin();
    const { editor } = sitting(wire, 'w');
    const old = draft(wire.json, wire.revision);
    wire.deaf = true;
    rename(editor, 'second');
    dispatchEvent(new Event('pagehide'));
    rename(editor, 'third');
    await vi.advanceTimersByTimeAsync(1);
    close();
    wire.deaf = false;
    const now = loadedBefore ? old : draft(wire.json, wire.revision);
    const next = sitting(wire, 'x', await left('x'), { loaded: now });
    await vi.advanceTimersByTimeAsync(50);
    expect(wire.asked[1]).toEqual(wire.asked[0]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(next.saving.store.get()).toMatchObject({ state: 'saved', revision: 3, conflict: null });
    expect([next.editor.state.document['name'], wire.json['name'], localStorage.length]).toEqual(['third', 'third', 0]);
  }
});

test('a repeat that meets somebody else’s save never arrived: both sides are brought together on what it stood on', async () => {
  const { editor, saving } = sitting(wire, 'w');
  wire.down = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  wire.overtake('of another');
  wire.down = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(saving.store.get()).toMatchObject({ state: 'conflict', conflict: { revision: 2, base: { name: 'first' }, json: { name: 'of another' } } });
});

test('what arrived unheard and was gone over by somebody else since is theirs now; what was typed after it meets them on that', async () => {
  for (const more of [false, true]) {
    wire = begin();
    const { editor } = sitting(wire, 'w');
    wire.deaf = true;
    rename(editor, 'second');
    await vi.advanceTimersByTimeAsync(700);
    if (more) rename(editor, 'third');
    await vi.advanceTimersByTimeAsync(1);
    close();
    wire.deaf = false;
    wire.overtake('of another');
    const next = sitting(wire, 'x', await left('x'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(next.saving.store.get()).toMatchObject(more ? { state: 'conflict', conflict: { base: { name: 'second' } } } : { state: 'saved', revision: 3, restored: false });
    expect([next.editor.state.document['name'], wire.json['name']]).toEqual([more ? 'third' : 'of another', 'of another']);
  }
});

test('a conflict left open is the same conflict at the next visit, not a save over the other side', async () => {
  const kept: Kept = { json: document('mine'), base: document('first'), revision: 1, at: '2026-01-01T00:00:00Z' };
  wire.overtake('of another');
  sitting(wire, 'x', kept);
  dispatchEvent(new Event('pagehide'));
  close();
  const next = sitting(wire, 'y', await left('y'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(next.saving.store.get()).toMatchObject({ state: 'conflict', conflict: { base: { name: 'first' } } });
  expect(wire.json['name']).toBe('of another');
});

test('undone while a save is unanswered, what stood before is sent too', async () => {
  const { editor, saving } = sitting(wire, 'w');
  wire.deaf = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  editor.undo();
  wire.deaf = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect([wire.json['name'], wire.revision, saving.store.get().state]).toEqual(['first', 3, 'saved']);
});

test('publishing waits until an unanswered save is settled, and is not tried where it cannot be', async () => {
  const { editor, saving } = sitting(wire, 'w');
  wire.deaf = true;
  rename(editor, 'second');
  await vi.advanceTimersByTimeAsync(700);
  const act = vi.fn(async (revision: number) => revision);
  await expect(saving.exclusively(act)).rejects.toThrow();
  expect(act).not.toHaveBeenCalled();
  wire.deaf = false;
  expect(await saving.exclusively(act)).toBe(2);
});
