/** A flow's steps as a page tells of them: titles, sentences, ways out and settings by name, in the reader's language. */
import { failedPort } from "../nodes/define.ts";
import type { SummaryPiece } from "./spoken-template.ts";

export interface SpokenStep {
  readonly title: string;
  /** Its settings as one line. */
  readonly line: readonly SummaryPiece[];
  /** Its ways out that are worth naming: a single "then" is not. */
  readonly ports: Readonly<Record<string, string>>;
  /** There is more than one way on, so that any has to be named. */
  readonly several: boolean;
  readonly settings: Readonly<Record<string, string>>;
}
/** By a node's id. */
export type SpokenFlow = Readonly<Record<string, SpokenStep>>;

export const spokenTitle = (flow: SpokenFlow, node: string): string => flow[node]?.title ?? node;

/** Null where there is only one way to go on: then it says nothing. */
export function spokenPort(flow: SpokenFlow, step: { node: string; port: string | null }): string | null {
  const node = flow[step.node];
  if (!node || step.port === null) return null;
  return node.ports[step.port] ?? (node.several && step.port !== failedPort ? step.port : null);
}
