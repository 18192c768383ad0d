import type { Definition } from '../model/definition';
import { same } from '../model/tree/json';
import type { Editor } from '../state/editor';
import { Store } from '../state/store';
import { Refusal, type Conflict, type Draft } from './api';
import { freshId } from './ids';
import type { Kept, Keeping } from './keeping';
import { Sending, type Sent } from './sending';

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
const retry = { first: 2000, last: 30_000 };

/** Every edit is kept on this machine at once and goes to the server a moment later; who saved meanwhile is never overwritten. */
export class Saving {
  readonly store: Store<SavingState>;
  private base: Definition;
  private seen: Definition;
  /** Whoever wants to hear of every revision that this window saved. */
  tellOthers: (revision: number) => void = () => undefined;
  /**
   * Sent, and no answer heard: the server may have it without our knowing. Nothing else is sent before exactly this was sent again and
   * answered; otherwise one's own save would look like somebody else's.
   */
  private unanswered: Sent | null = null;
  private timer = 0;
  private soon = 0;
  private sending: Promise<void> | null = null;
  private wait = retry.first;
  private readonly line: Sending;

  constructor(private readonly editor: Editor, private readonly draft: Draft, private readonly keeping: Keeping, found: Kept | null = null) {
    this.base = this.seen = draft.json;
    this.line = new Sending(draft.definitionId, draft.me.id);
    this.store = new Store<SavingState>({ state: 'saved', heardAt: null, revision: draft.revision, problem: '', conflict: null, restored: false, homeless: false });
    editor.store.watch(this.changed);
    addEventListener('online', this.now);
    addEventListener('focus', this.again);
    addEventListener('pagehide', this.leaving);
    addEventListener('beforeunload', this.warn);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.leaving());
    this.comeBack(found);
  }

  get pending(): boolean {
    return this.unanswered !== null || this.editor.state.document !== this.base;
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
    if (this.unanswered) await (this.sending ?? this.send());
    if (this.unanswered) throw new Refusal(0, { problem: this.store.get().problem });
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
    this.store.set({ state: this.pending ? 'waiting' : 'saved', revision, heardAt: new Date(), problem: '' });
    this.keepHere();
    this.tellOthers(revision);
  }

  /** Another window of the same person saved: where nothing is pending here, this window goes along. */
  follow({ json, revision }: Pick<Draft, 'json' | 'revision'>): boolean {
    if (this.pending || this.sending || this.store.get().state !== 'saved' || revision <= this.store.get().revision) return false;
    this.base = this.seen = json;
    this.editor.replace(json);
    this.store.set({ revision, restored: false });
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
    if (!this.pending && !this.sending) return this.calmDown();
    if (this.store.get().state !== 'offline') this.store.set({ state: 'waiting' });
    this.timer = window.setTimeout(this.now, calm);
  };

  private calmDown(): void {
    this.store.set({ state: 'saved', problem: '', homeless: false });
  }

  private keepHere = (): void => {
    this.soon = 0;
    if (!this.pending) this.keeping.release();
    const homeless = this.pending && !this.keeping.keep({ json: this.editor.state.document, base: this.base, unanswered: this.unanswered, revision: this.store.get().revision, at: new Date().toISOString() });
    if (homeless !== this.store.get().homeless) this.store.set({ homeless });
  };

  private now = (): void => {
    clearTimeout(this.timer);
    const { state } = this.store.get();
    if (this.sending || state === 'conflict') return;
    if (this.pending) void this.send();
    else if (state === 'waiting') this.calmDown();
  };

  /** Who comes back to this window may have signed in again elsewhere, or is on another network by now. */
  private again = (): void => {
    const { state } = this.store.get();
    if (state === 'refused' || state === 'offline') this.now();
  };

  private send(): Promise<void> {
    const repeated = this.unanswered !== null;
    const sent = (this.unanswered ??= { operationId: freshId(), revision: this.store.get().revision, json: this.editor.state.document });
    this.store.set({ state: 'saving' });
    if (!repeated) this.keepHere();
    this.sending = this.line
      .send(sent)
      .then((saved) => {
        this.wait = retry.first;
        this.unanswered = null;
        this.reached(sent.json, saved.revision);
      })
      .catch((refusal: unknown) => this.failed(refusal))
      .finally(() => {
        this.sending = null;
        // A repeat may answer with a revision older than what was loaded: all of this side is in what came after.
        this.follow(this.draft);
        if (this.pending && this.store.get().state === 'waiting') this.timer = window.setTimeout(this.now, repeated ? 0 : calm);
      });
    return this.sending;
  }

  private failed(refusal: unknown): void {
    if (!(refusal instanceof Refusal) || refusal.lost) {
      if (!(refusal instanceof Refusal)) console.error(refusal);
      this.store.set({ state: !this.pending ? 'saved' : refusal instanceof Refusal ? 'offline' : 'refused', problem: '' });
      this.timer = window.setTimeout(this.now, this.wait);
      this.wait = Math.min(this.wait * 2, retry.last);
      return;
    }
    // Whoever is turned away at the door has not been told what became of an earlier attempt; every other answer says it is not there.
    if (refusal.status !== 401 && refusal.status !== 403) this.unanswered = null;
    if (refusal.status === 409) this.meet(refusal.body as unknown as Conflict);
    else this.store.set({ state: 'refused', problem: refusal.message });
    this.keepHere();
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
    const unanswered = found.unanswered ?? null;
    if (same(found.json, json) && (!unanswered || same(unanswered.json, json))) return this.keeping.release();
    this.seen = found.json;
    this.editor.replace(found.json);
    this.store.set({ restored: true });
    if (!unanswered && found.revision === revision) return this.soonAgain();
    this.base = found.base;
    this.store.set({ revision: found.revision });
    if (!unanswered) return this.meet({ problem: '', revision, json, savedAt: this.draft.savedAt, savedBy: this.draft.savedBy });
    this.unanswered = same(unanswered.json, found.json) ? { ...unanswered, json: found.json } : unanswered;
    this.soonAgain();
  }

  private soonAgain(): void {
    this.store.set({ state: 'waiting' });
    this.timer = window.setTimeout(this.now, 0);
  }
}
