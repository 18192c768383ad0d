import type { Definition } from '../model/definition';
import { isOpen } from './ownWindow';
import type { Sent } from './sending';

/** What this machine keeps of a draft until the server has it. */
export interface Kept {
  json: Definition;
  /** The revision the edits stand on, and the document of that revision, for bringing both sides together later. */
  revision: number;
  base: Definition;
  /** What was on its way to the server when this was kept; it may have arrived although nobody heard. Copies of old have none. */
  unanswered?: Sent | null;
  at: string;
}

/** Local copies of one draft by one person. Every window has a place of its own, so that two windows never write over each other. */
export class Keeping {
  private readonly all: string;
  private takenFrom: string | null = null;

  constructor(definition: string, person: string, private readonly window: string, private readonly store: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'> = localStorage) {
    this.all = `draft:${person}:${definition}`;
  }

  private get own(): string {
    return `${this.all}:${this.window}`;
  }

  /** False where the machine has no room; the edits then live in this window and on the server only. */
  keep(kept: Kept): boolean {
    // What was sent only spares a comparison later; where room is short, the edits come first.
    return this.write(kept) || this.write({ ...kept, unanswered: null });
  }

  release(): void {
    this.drop(this.own);
    this.forgetSource();
  }

  /**
   * This window's own copy, else the latest of a window that is closed, which is this window's from now on. One at a time: whatever is not
   * taken up stays where it is for a later opening.
   */
  async takeUp(open: (window: string) => Promise<boolean> = isOpen): Promise<Kept | null> {
    const own = this.read(this.own);
    if (own) return own;
    const left = await Promise.all(this.names().map(async (name) => ({ name, kept: this.read(name), open: await this.isOpen(name, open) })));
    for (const { name, kept } of left) if (kept === null) this.drop(name);
    const latest = left.flatMap(({ name, kept, open }) => (kept && !open ? [{ name, kept }] : [])).sort((a, b) => b.kept.at.localeCompare(a.kept.at))[0];
    if (!latest) return null;
    // Where there is no room for both, the copy stays under its old name until this window writes its own or has nothing to keep.
    this.takenFrom = latest.name;
    this.write(latest.kept);
    return latest.kept;
  }

  private async isOpen(name: string, open: (window: string) => Promise<boolean>): Promise<boolean> {
    const window = name.slice(this.all.length + 1);
    return window !== '' && window !== this.window && (await open(window));
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
    } catch {
      return false;
    }
    this.forgetSource();
    return true;
  }

  private forgetSource(): void {
    if (this.takenFrom !== null) this.drop(this.takenFrom);
    this.takenFrom = null;
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
