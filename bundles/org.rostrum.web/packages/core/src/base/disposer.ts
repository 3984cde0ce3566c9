// SPDX-License-Identifier: Apache-2.0

/** Collects what a scope must undo when it ends. */
export class Disposer {
  private undo: (() => void)[] = [];

  add(...undo: (() => void)[]): void {
    this.undo.push(...undo);
  }

  /** Listens until disposed. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.add(() => target.removeEventListener(type, listener));
  }

  /** Last in, first out; may be called more than once. */
  dispose(): void {
    const undo = this.undo;
    this.undo = [];
    for (const step of undo.reverse()) step();
  }
}
