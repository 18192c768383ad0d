import type { Definition } from '../model/definition';

/** What this machine keeps of a draft until the server has it. */
export interface Kept {
  json: Definition;
  /** The revision the edits stand on, and the document of that revision, for bringing both sides together later. */
  revision: number;
  base: Definition;
  /** What was on its way to the server when this was kept; it may have arrived although nobody heard. */
  sent: Definition | null;
  at: string;
}

const name = (definition: string, person: string) => `draft:${person}:${definition}`;

/** False where the machine has no room; the edits then live in this tab and on the server only. */
export function keep(definition: string, person: string, kept: Kept): boolean {
  try {
    localStorage.setItem(name(definition, person), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function kept(definition: string, person: string): Kept | null {
  try {
    const text = localStorage.getItem(name(definition, person));
    return text ? (JSON.parse(text) as Kept) : null;
  } catch {
    return null;
  }
}

export function release(definition: string, person: string): void {
  try {
    localStorage.removeItem(name(definition, person));
  } catch {
    // A machine that keeps nothing has nothing to release.
  }
}
