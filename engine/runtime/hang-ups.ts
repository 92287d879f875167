/** Tells who waits for the database that it has hung up: the driver forgets a statement that it was given just after, and never settles it. */
export class HangUps {
  readonly #watchers = new Set<() => void>();

  happened(): void {
    for (const tell of [...this.#watchers]) tell();
  }

  /** @returns ends the watch */
  watch(tell: () => void): () => void {
    this.#watchers.add(tell);
    return () => void this.#watchers.delete(tell);
  }
}
