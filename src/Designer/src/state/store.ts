import { useSyncExternalStore } from 'react';

/** A value one can watch. */
export class Store<T> {
  private readonly watchers = new Set<() => void>();

  constructor(private value: T) {}

  get = (): T => this.value;

  set = (next: Partial<T>): void => {
    this.value = { ...this.value, ...next };
    for (const watcher of [...this.watchers]) watcher();
  };

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
}

/** A part of a store; the component is drawn anew only when that part is another one. */
export const useStore = <T, P>(store: Store<T>, part: (value: T) => P): P => useSyncExternalStore(store.watch, () => part(store.get()));
