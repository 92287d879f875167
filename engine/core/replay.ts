/** `replay` is the fold of `advance` over a journal: how a run's state is had again after a crash, and in the viewer. */
import type { Entry } from "#lib/run/journal.ts";
import { advance, type Graph, newRun, type RunState } from "./advance.ts";

export function replay(graph: Graph, journal: readonly Entry[]): RunState {
  return journal.reduce((state, entry) => advance(graph, state, entry)[0], newRun);
}
