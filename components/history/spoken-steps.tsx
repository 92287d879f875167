"use client";
/** What steps are called, handed over by the server: the catalog with all its forms is too much for a page that only names them. */
import { createContext, type ReactNode, useContext } from "react";
import type { SpokenFlow } from "#lib/flow/spoken-steps.ts";

const Flow = createContext<SpokenFlow>({});
const Kinds = createContext<Readonly<Record<string, string>>>({});

/** Around what tells of one flow. */
export function SpokenSteps({ flow, children }: { flow: SpokenFlow; children: ReactNode }) {
  return <Flow value={flow}>{children}</Flow>;
}
export const useSpokenSteps = (): SpokenFlow => useContext(Flow);

/** Around everything: what each kind of step is called. */
export function StepKinds({ titles, children }: { titles: Readonly<Record<string, string>>; children: ReactNode }) {
  return <Kinds value={titles}>{children}</Kinds>;
}
export const useStepKinds = (): Readonly<Record<string, string>> => useContext(Kinds);
