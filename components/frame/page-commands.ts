/** What the open page offers in the command palette beside pages and finds: put there while the page is shown. */
import { useEffect, useSyncExternalStore } from "react";
import type { Words } from "#lib/language/words.ts";

export interface PageCommand {
  words: Words;
  /** Its shortcut, as it is shown. */
  keys?: string;
  act: () => void;
}
export interface PageCommands {
  title: Words;
  commands: readonly PageCommand[];
}

let offered: PageCommands | null = null;
const listeners = new Set<() => void>();
const offer = (next: PageCommands | null) => {
  offered = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const usePageCommands = (): PageCommands | null =>
  useSyncExternalStore(
    subscribe,
    () => offered,
    () => null,
  );

/** `commands` has to stay the same object for as long as it says the same. */
export function useOfferCommands(commands: PageCommands): void {
  useEffect(() => {
    offer(commands);
    return () => offer(null);
  }, [commands]);
}
