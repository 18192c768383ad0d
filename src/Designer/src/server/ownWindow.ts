import { freshId } from './ids';

const remembered = 'designer-window';
const patience = 500;
/** How long a window that is busy may take to answer. */
const hearing = 1000;

const lockOf = (window: string): string => `designer-window:${window}`;

type Word = { kind: 'ask' | 'open'; window: string };

/** On it windows answer for themselves where the browser has no locks, as over plain http. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('designer-windows') : null;

/**
 * The name of this window: the same after a reload, another in a copy of the window, which the browser gives the same memory. As long as
 * the window is open it holds the lock of its name; that is how others know. Without locks a copy cannot be told from a reload, so every
 * opening has a name of its own.
 */
export async function ownWindow(): Promise<string> {
  const before = locks() ? read() : null;
  // After a reload the page before may hold the lock a moment longer.
  const name = before && (await hold(before, patience)) ? before : freshId();
  if (name !== before) await hold(name, patience);
  channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'ask' && data.window === name) channel.postMessage({ kind: 'open', window: name } satisfies Word);
  });
  try {
    sessionStorage.setItem(remembered, name);
  } catch {
    // Without memory a reload is a new window; it finds the copies of the closed one.
  }
  return name;
}

/** Whether a window of that name is open: by its lock, else by its own word. Where neither can be had it may be, and its copy is left alone. */
export async function isOpen(window: string): Promise<boolean> {
  try {
    const held = await locks()?.request(lockOf(window), { ifAvailable: true }, (lock) => lock === null);
    if (held !== undefined) return held;
  } catch {
    // A browser that refuses locks here is one without.
  }
  return channel ? answers(channel, window) : true;
}

function answers(channel: BroadcastChannel, window: string): Promise<boolean> {
  return new Promise((told) => {
    const end = (open: boolean) => {
      clearTimeout(silence);
      channel.removeEventListener('message', hear);
      told(open);
    };
    const hear = ({ data }: MessageEvent<Word>) => data.kind === 'open' && data.window === window && end(true);
    const silence = setTimeout(() => end(false), hearing);
    channel.addEventListener('message', hear);
    channel.postMessage({ kind: 'ask', window } satisfies Word);
  });
}

/** Takes the lock and keeps it as long as the window is open; false where another window has it. */
function hold(window: string, wait: number): Promise<boolean> {
  return new Promise((told) => {
    const asked = new AbortController();
    const patience = setTimeout(() => asked.abort(), wait);
    const held = () => {
      clearTimeout(patience);
      told(true);
      return new Promise<void>(() => undefined);
    };
    const request = locks()?.request(lockOf(window), { signal: asked.signal }, held);
    if (request) request.catch(() => told(false));
    else told(true);
  });
}

/** Over plain http there are none, whatever the types say. */
function locks(): LockManager | undefined {
  return navigator.locks as LockManager | undefined;
}

function read(): string | null {
  try {
    return sessionStorage.getItem(remembered);
  } catch {
    return null;
  }
}
