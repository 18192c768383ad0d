// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** Every window of a browser hears the others, never itself. */
class Channel extends EventTarget {
  static all: Channel[] = [];

  constructor(readonly name: string) {
    super();
    Channel.all.push(this);
  }

  postMessage(data: unknown): void {
    for (const other of Channel.all) if (other !== this && other.name === this.name) other.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** Locks that are held for as long as the browser is open. */
class Locks {
  private readonly held = new Set<string>();

  async request(name: string, options: { ifAvailable?: boolean; signal?: AbortSignal }, act: (lock: object | null) => unknown): Promise<unknown> {
    if (this.held.has(name)) {
      if (options.ifAvailable) return act(null);
      return new Promise((_, refuse) => options.signal?.addEventListener('abort', () => refuse(new DOMException('', 'AbortError'))));
    }
    if (options.ifAvailable) return act({});
    this.held.add(name);
    return act({});
  }
}

const give = (locks: Locks | undefined) => Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });

/** The same code in a window of its own. */
async function open() {
  vi.resetModules();
  const window = await import('./ownWindow');
  const name = window.ownWindow();
  await vi.advanceTimersByTimeAsync(600);
  return { name: await name, isOpen: window.isOpen };
}

async function told(asked: Promise<boolean>): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(1100);
  return asked;
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  Channel.all = [];
  vi.stubGlobal('BroadcastChannel', Channel);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  give(undefined);
});

test('without locks every window has a name of its own, a copy with the same memory too', async () => {
  give(undefined);
  const [one, copy] = [await open(), await open()];
  expect(copy.name).not.toBe(one.name);
});

test('without locks an open window answers for itself, a closed one does not', async () => {
  give(undefined);
  const [one, two] = [await open(), await open()];
  expect(await told(two.isOpen(one.name))).toBe(true);
  Channel.all.splice(0, 1);
  expect(await told(two.isOpen(one.name))).toBe(false);
});

test('where nobody can be asked no window is called closed', async () => {
  give(undefined);
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  const here = await open();
  expect(await told(here.isOpen('another'))).toBe(true);
});

test('with locks a name that is held is left to its window, and the window is known to be open', async () => {
  give(new Locks());
  const [one, copy] = [await open(), await open()];
  expect(copy.name).not.toBe(one.name);
  expect(await copy.isOpen(one.name)).toBe(true);
  expect(await copy.isOpen('closed')).toBe(false);
});
