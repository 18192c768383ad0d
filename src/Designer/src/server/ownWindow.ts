import { freshId } from './ids';

const remembered = 'designer-window';
const patience = 500;

const lockOf = (window: string): string => `designer-window:${window}`;

/**
 * The name of this window: the same after a reload, another in a copy of the window, which the browser gives the same memory. As long as
 * the window is open it holds the lock of its name; that is how others know.
 */
export async function ownWindow(): Promise<string> {
  const before = read();
  // After a reload the page before may hold the lock a moment longer.
  const name = before && (await hold(before, patience)) ? before : freshId();
  if (name !== before) await hold(name, patience);
  try {
    sessionStorage.setItem(remembered, name);
  } catch {
    // Without memory a reload is a new window; it finds the copies of the closed one.
  }
  return name;
}

/** Whether a window of that name is open. Browsers without locks cannot tell and say no. */
export async function isOpen(window: string): Promise<boolean> {
  if (!navigator.locks) return false;
  return navigator.locks.request(lockOf(window), { ifAvailable: true }, (lock) => lock === null);
}

/** Takes the lock and keeps it as long as the window is open; false where another window has it. */
function hold(window: string, wait: number): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((told) => {
    const asked = new AbortController();
    const patience = setTimeout(() => asked.abort(), wait);
    const held = () => {
      clearTimeout(patience);
      told(true);
      return new Promise<void>(() => undefined);
    };
    navigator.locks.request(lockOf(window), { signal: asked.signal }, held).catch(() => told(false));
  });
}

function read(): string | null {
  try {
    return sessionStorage.getItem(remembered);
  } catch {
    return null;
  }
}
