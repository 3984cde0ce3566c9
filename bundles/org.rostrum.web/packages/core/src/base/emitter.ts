// SPDX-License-Identifier: Apache-2.0

type Handler<T> = (value: T) => void;

/** Typed events: `Events` maps names to what their handlers get. */
export class Emitter<Events extends object> {
  private readonly handlers = new Map<keyof Events, Set<Handler<never>>>();

  /** The returned function ends it. */
  on<K extends keyof Events>(name: K, handler: Handler<Events[K]>): () => void {
    const set = this.handlers.get(name) ?? new Set();
    set.add(handler as Handler<never>);
    this.handlers.set(name, set);
    return () => void set.delete(handler as Handler<never>);
  }

  emit<K extends keyof Events>(name: K, value: Events[K]): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) (handler as Handler<Events[K]>)(value);
  }
}
