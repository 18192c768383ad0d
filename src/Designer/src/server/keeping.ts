import type { Definition } from '../model/definition';
import { isOpen } from './ownWindow';

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

/** Local copies of one draft by one person. Every window has a place of its own, so that two windows never write over each other. */
export class Keeping {
  private readonly all: string;

  constructor(definition: string, person: string, private readonly window: string, private readonly store: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'> = localStorage) {
    this.all = `draft:${person}:${definition}`;
  }

  private get own(): string {
    return `${this.all}:${this.window}`;
  }

  /** False where the machine has no room; the edits then live in this window and on the server only. */
  keep(kept: Kept): boolean {
    // What was sent only spares a comparison later; where room is short, the edits come first.
    return this.write(kept) || this.write({ ...kept, sent: null });
  }

  release(): void {
    this.drop(this.own);
  }

  /** The latest copy of this window or of one that is closed; from now on it is this window's. Older ones wait for the next opening. */
  async takeUp(open: (window: string) => Promise<boolean> = isOpen): Promise<Kept | null> {
    const found: { name: string; kept: Kept }[] = [];
    for (const name of this.names()) {
      const kept = this.read(name);
      const window = name.slice(this.all.length + 1);
      if (kept === null) this.drop(name);
      else if (window === this.window || window === '' || !(await open(window))) found.push({ name, kept });
    }
    const latest = found.sort((a, b) => b.kept.at.localeCompare(a.kept.at))[0];
    if (!latest) return null;
    if (latest.name !== this.own && this.keep(latest.kept)) this.drop(latest.name);
    return latest.kept;
  }

  private names(): string[] {
    try {
      return Array.from({ length: this.store.length }, (_, i) => this.store.key(i) ?? '').filter((name) => name === this.all || name.startsWith(this.all + ':'));
    } catch {
      return [];
    }
  }

  private write(kept: Kept): boolean {
    try {
      this.store.setItem(this.own, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  private read(name: string): Kept | null {
    try {
      return JSON.parse(this.store.getItem(name) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }

  private drop(name: string): void {
    try {
      this.store.removeItem(name);
    } catch {
      // A machine that keeps nothing has nothing to release.
    }
  }
}
