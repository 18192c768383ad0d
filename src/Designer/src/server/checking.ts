import type { Definition } from '../model/definition';
import type { Editor } from '../state/editor';
import { Store } from '../state/store';
import { api, type Finding } from './api';

export interface CheckingState {
  findings: readonly Finding[];
  elapsedMs: number | null;
  undecided: boolean;
  state: 'running' | 'done' | 'failed';
}

const calm = 250;

/** Asks for the findings after every change; an answer about an older document is dropped. */
export class Checking {
  readonly store = new Store<CheckingState>({ findings: [], elapsedMs: null, undecided: false, state: 'running' });
  private seen: Definition | null = null;
  private timer = 0;
  private asked: AbortController | null = null;

  constructor(private readonly editor: Editor, private readonly definitionId: string) {
    editor.store.watch(this.changed);
    this.changed();
  }

  private changed = (): void => {
    const { document } = this.editor.state;
    if (document === this.seen) return;
    const first = this.seen === null;
    this.seen = document;
    clearTimeout(this.timer);
    // From here on what stands there speaks of an older document, and an answer still under way would too.
    this.asked?.abort();
    this.store.set({ state: 'running' });
    this.timer = window.setTimeout(() => void this.ask(), first ? 0 : calm);
  };

  private async ask(): Promise<void> {
    const asked = (this.asked = new AbortController());
    try {
      const { findings, elapsedMs, undecided } = await api.check(this.definitionId, this.editor.state.document, asked.signal);
      if (!asked.signal.aborted) this.store.set({ findings, elapsedMs, undecided, state: 'done' });
    } catch {
      if (!asked.signal.aborted) this.store.set({ state: 'failed' });
    }
  }
}
