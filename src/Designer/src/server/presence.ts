import { Store } from '../state/store';
import { api, type Named } from './api';
import type { Saving } from './saving';

const every = 12_000;

export interface PresenceState {
  others: readonly Named[];
  /** Somebody saved a newer revision than the one this tab stands on. */
  newer: { savedBy: Named | null; savedAt: string } | null;
}

/** Says that this definition is open here, and hears who else has it open. */
export class Presence {
  readonly store = new Store<PresenceState>({ others: [], newer: null });

  constructor(private readonly definitionId: string, private readonly saving: Saving) {
    void this.tell();
    window.setInterval(() => document.visibilityState === 'visible' && void this.tell(), every);
  }

  private async tell(): Promise<void> {
    try {
      const mine = this.saving.store.get().revision;
      const answer = await api.presence(this.definitionId, mine);
      const now = this.saving.store.get();
      const newer = answer.revision > now.revision && now.state === 'saved' ? { savedBy: answer.savedBy, savedAt: answer.savedAt } : null;
      this.store.set({ others: answer.others, newer });
    } catch {
      // Nobody is seen while the network is away; saving says so already.
    }
  }
}
