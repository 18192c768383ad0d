import type { Definition } from '../model/definition';
import { same } from '../model/tree/json';
import type { Editor } from '../state/editor';
import { Store } from '../state/store';
import { api, Refusal, type Conflict, type Draft } from './api';
import { freshId } from './ids';
import type { Kept, Keeping } from './keeping';

export interface SavingState {
  state: 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';
  /** When the server last said so, by this person's own clock; null as long as nothing was sent from here. */
  heardAt: Date | null;
  revision: number;
  problem: string;
  conflict: (Conflict & { base: Definition }) | null;
  /** Edits came back from this machine that the server never got. */
  restored: boolean;
  /** This machine has no room for a copy: until the server has the edits they live in this window alone. */
  homeless: boolean;
}

const calm = 600;
/** What a browser still sends, in bytes, for a page that is being closed. */
const lastWords = 60_000;

/** Every edit is kept on this machine at once and goes to the server a moment later; who saved meanwhile is never overwritten. */
export class Saving {
  readonly store: Store<SavingState>;
  private base: Definition;
  private seen: Definition;
  /** Whoever wants to hear of every revision that this window saved. */
  tellOthers: (revision: number) => void = () => undefined;
  /** Sent, and no answer heard: what the server may have without our knowing. */
  private sent: Definition | null = null;
  private timer = 0;
  private soon = 0;
  private sending: Promise<void> | null = null;
  private wait = 2000;

  constructor(private readonly editor: Editor, private readonly draft: Draft, private readonly keeping: Keeping, found: Kept | null = null) {
    this.base = this.seen = draft.json;
    this.store = new Store<SavingState>({ state: 'saved', heardAt: null, revision: draft.revision, problem: '', conflict: null, restored: false, homeless: false });
    editor.store.watch(this.changed);
    addEventListener('online', this.now);
    addEventListener('pagehide', this.leaving);
    addEventListener('beforeunload', this.warn);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.leaving());
    this.comeBack(found);
  }

  get pending(): boolean {
    return this.editor.state.document !== this.base;
  }

  /** Everything typed so far is on the server, or this says no. */
  async flush(): Promise<boolean> {
    for (let i = 0; i < 4 && this.pending && this.store.get().state !== 'conflict'; i++) {
      clearTimeout(this.timer);
      await (this.sending ?? this.send());
      if (this.store.get().state === 'offline' || this.store.get().state === 'refused') return false;
    }
    return !this.pending;
  }

  /** The two sides were brought together: what came out stands on the other's revision. */
  resolve(merged: Definition): void {
    const { conflict } = this.store.get();
    if (!conflict) return;
    this.base = conflict.json;
    this.store.set({ state: 'waiting', conflict: null, revision: conflict.revision });
    this.editor.replace(merged);
    this.now();
  }

  meet(conflict: Conflict): void {
    this.store.set({ state: 'conflict', conflict: { ...conflict, base: this.base } });
  }

  /** Publishing and saving are never under way at once: one waits for the other, so that neither meets itself. */
  async exclusively<T>(act: (revision: number) => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    await this.sending;
    const acting = act(this.store.get().revision);
    this.sending = acting.then(() => undefined, () => undefined).finally(() => {
      this.sending = null;
      this.timer = window.setTimeout(this.now, calm);
    });
    return acting;
  }

  /** This very document was published: nothing of it is pending any more. */
  published(json: Definition, revision: number = this.store.get().revision): void {
    this.reached(json, revision);
  }

  /** The server has exactly this under this revision. */
  reached(json: Definition, revision: number): void {
    this.base = json;
    if (!this.pending) this.keeping.release();
    this.store.set({ state: this.pending ? 'waiting' : 'saved', revision, heardAt: new Date(), problem: '', ...(this.pending ? {} : { homeless: false }) });
    this.tellOthers(revision);
  }

  /** Another window of the same person saved: where nothing is pending here, this window goes along. */
  follow({ json, revision }: Pick<Draft, 'json' | 'revision'>): boolean {
    if (this.pending || this.sending || this.store.get().state !== 'saved' || revision <= this.store.get().revision) return false;
    this.base = this.seen = json;
    this.editor.replace(json);
    this.store.set({ revision });
    return true;
  }

  private changed = (): void => {
    const { document } = this.editor.state;
    if (document === this.seen) return;
    this.seen = document;
    if (!this.soon) this.soon = window.setTimeout(this.keepHere, 0);
    if (this.store.get().state === 'conflict') return;
    clearTimeout(this.timer);
    // Undone back to what the server has: nothing is left to send.
    if (!this.pending && !this.sending) return this.store.set({ state: 'saved' });
    if (this.store.get().state !== 'offline') this.store.set({ state: 'waiting' });
    this.timer = window.setTimeout(this.now, calm);
  };

  private keepHere = (): void => {
    this.soon = 0;
    if (!this.pending) return this.keeping.release();
    const homeless = !this.keeping.keep({ json: this.editor.state.document, base: this.base, sent: this.sent, revision: this.store.get().revision, at: new Date().toISOString() });
    if (homeless !== this.store.get().homeless) this.store.set({ homeless });
  };

  private now = (): void => {
    clearTimeout(this.timer);
    if (this.pending && !this.sending && this.store.get().state !== 'conflict') void this.send();
  };

  private send(): Promise<void> {
    const json = this.editor.state.document;
    const body = { json, revision: this.store.get().revision, operationId: freshId() };
    this.store.set({ state: 'saving' });
    const before = this.sent;
    this.sent = json;
    this.sending = api
      .save(this.draft.definitionId, body, new Blob([JSON.stringify(body)]).size < lastWords ? { keepalive: true } : {})
      .then((saved) => {
        this.wait = 2000;
        this.sent = null;
        this.reached(json, saved.revision);
      })
      .catch((refusal: unknown) => this.failed(refusal, before))
      .finally(() => {
        this.sending = null;
        if (this.pending && this.store.get().state === 'waiting') this.timer = window.setTimeout(this.now, calm);
      });
    return this.sending;
  }

  private failed(refusal: unknown, before: Definition | null): void {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (refusal.status === 409) {
      const conflict = refusal.body as unknown as Conflict;
      // The other side is this side: an earlier save arrived, only its answer was lost.
      if (before && same(conflict.json, before)) this.reached(conflict.json, conflict.revision);
      else this.meet(conflict);
      this.sent = null;
    } else if (refusal.lost) {
      this.store.set({ state: 'offline' });
      this.timer = window.setTimeout(this.now, this.wait);
      this.wait = Math.min(this.wait * 2, 30_000);
    } else {
      this.sent = null;
      this.store.set({ state: 'refused', problem: refusal.message });
    }
  }

  private leaving = (): void => {
    this.now();
    this.keepHere();
  };

  /** Where neither the server nor this machine has the edits, the browser asks before the window closes. */
  private warn = (event: BeforeUnloadEvent): void => {
    this.leaving();
    if (this.pending && this.store.get().homeless) event.preventDefault();
  };

  /** Edits of an earlier visit that never reached the server: taken up again, or brought together with what was saved since. */
  private comeBack(found: Kept | null): void {
    const { revision, json } = this.draft;
    if (!found || !this.draft.may.edit) return;
    if (same(found.json, json)) return this.keeping.release();
    this.seen = found.json;
    this.editor.replace(found.json);
    this.store.set({ restored: true });
    const arrived = found.sent !== null && same(found.sent, json);
    if (found.revision === revision || arrived) this.timer = window.setTimeout(this.now, 0);
    else {
      this.base = found.base;
      this.meet({ problem: '', revision, json, savedAt: this.draft.savedAt, savedBy: this.draft.savedBy });
    }
  }
}
