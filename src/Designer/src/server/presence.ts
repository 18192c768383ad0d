import { Store } from '../state/store';
import { api, type Draft, type Named } from './api';
import type { Saving } from './saving';

const every = 12_000;

export interface PresenceState {
  others: readonly Named[];
  /** Somebody saved a newer revision than the one this window stands on. */
  newer: { savedBy: Named | null } | null;
  /** The same person has the definition open in another window of this browser. */
  twice: boolean;
}

type Word = { kind: 'here' | 'also' | 'gone'; window: string } | { kind: 'saved'; window: string; revision: number };

/** Says that this definition is open here, and hears who else has it open; the person's own windows speak to each other without the server. */
export class Presence {
  readonly store = new Store<PresenceState>({ others: [], newer: null, twice: false });
  private readonly windows = new Set<string>();
  private readonly channel: BroadcastChannel | null;

  constructor(private readonly draft: Draft, private readonly saving: Saving, private readonly window: string) {
    void this.tell();
    globalThis.setInterval(() => document.visibilityState === 'visible' && void this.tell(), every);
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`designer:${draft.me.id}:${draft.definitionId}`) : null;
    this.channel?.addEventListener('message', (event: MessageEvent<Word>) => void this.hear(event.data));
    this.say('here');
    addEventListener('pagehide', () => this.say('gone'));
    addEventListener('pageshow', (event) => event.persisted && this.say('here'));
    saving.tellOthers = (revision) => this.channel?.postMessage({ kind: 'saved', window, revision } satisfies Word);
  }

  private say(kind: 'here' | 'also' | 'gone'): void {
    this.channel?.postMessage({ kind, window: this.window } satisfies Word);
  }

  private async hear(word: Word): Promise<void> {
    if (word.kind === 'gone') this.windows.delete(word.window);
    else this.windows.add(word.window);
    this.store.set({ twice: this.windows.size > 0 });
    if (word.kind === 'here') this.say('also');
    if (word.kind === 'saved' && word.revision > this.saving.store.get().revision)
      this.saving.follow(await api.draft(this.draft.definitionId).catch(() => this.draft));
  }

  private async tell(): Promise<void> {
    try {
      const mine = this.saving.store.get().revision;
      const answer = await api.presence(this.draft.definitionId, mine);
      const now = this.saving.store.get();
      const newer = answer.revision > now.revision && now.state === 'saved' ? { savedBy: answer.savedBy } : null;
      this.store.set({ others: answer.others, newer });
    } catch {
      // Nobody is seen while the network is away; saving says so already.
    }
  }
}
