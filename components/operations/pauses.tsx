"use client";
/** What is paused, for every part of a page that shows a flow or a connection. */
import { createContext, type ReactNode, useContext } from "react";
import type { PauseShown } from "#lib/api/operations.ts";

const Pauses = createContext<readonly PauseShown[]>([]);

export function PausesProvider({ pauses, children }: { pauses: readonly PauseShown[]; children: ReactNode }) {
  return <Pauses value={pauses}>{children}</Pauses>;
}

export const usePauses = () => useContext(Pauses);

/** @param id of the flow or connection; null for everything */
export function usePause(scope: PauseShown["scope"], id: string | null): PauseShown | null {
  return useContext(Pauses).find((pause) => pause.scope === scope && pause.id === id) ?? null;
}
