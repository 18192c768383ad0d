// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Editor } from '../state/editor';
import { Checking } from './checking';

let answers: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((answer) => answers.push(() => answer(Response.json({ findings: [], elapsedMs: answers.length, undecided: false })))));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opened = () => {
  const editor = new Editor({ name: 'first', root: { id: 'flow', type: 'Elsa.Flowchart', activities: [] } }, false);
  return { editor, checking: new Checking(editor, 'd'), rename: (name: string) => editor.apply((before) => ({ ...before, name })) };
};

test('from the moment of an edit on, nothing is said to be checked', async () => {
  const { checking, rename } = opened();
  await vi.advanceTimersByTimeAsync(10);
  answers[0]!();
  await vi.advanceTimersByTimeAsync(10);
  expect(checking.store.get().state).toBe('done');
  rename('second');
  expect(checking.store.get().state).toBe('running');
  await vi.advanceTimersByTimeAsync(300);
  answers[1]!();
  await vi.advanceTimersByTimeAsync(10);
  expect(checking.store.get().state).toBe('done');
});

test('an answer about the document before the edit is dropped, also when it comes before the next question', async () => {
  const { checking, rename } = opened();
  await vi.advanceTimersByTimeAsync(10);
  rename('second');
  answers[0]!();
  await vi.advanceTimersByTimeAsync(10);
  expect(checking.store.get()).toMatchObject({ state: 'running', elapsedMs: null });
});
