/** The ways out of a step as its settings have them: what edges may leave by, everywhere. */
import type { FlowNode } from "../flow/flow.ts";
import type { Words } from "../language/words.ts";
import { failedPort, type NodeType, type Port } from "./define.ts";

export const failedLabel: Words = { en: "if it fails", zh: "失败时" };
const failed: Port = { id: failedPort, label: failedLabel };

/** Those that the card shows. */
export function portsOf(type: NodeType, config: Record<string, unknown>): readonly Port[] {
  return type.portsOf?.(config) ?? type.ports;
}

/** The way out that every step but a start has beside its own, for when it has failed for good; null where it has a way of that name itself, or none at all. */
export function failurePortOf(type: NodeType, config: Record<string, unknown>): Port | null {
  if (type.kind === "trigger" || type.kind === "stop") return null;
  return portsOf(type, config).some((port) => port.id === failedPort) ? null : failed;
}

/** Whether there is anything about a step that can fail: then the editor offers that way out. */
export const canFail = (type: NodeType): boolean =>
  type.kind === "action" || type.kind === "wait" || (type.kind === "condition" && Object.keys(type.config.shape).length > 0);

/** Every way out that an edge may leave by. */
export function waysOut(type: NodeType, config: Record<string, unknown>): readonly Port[] {
  const own = portsOf(type, config);
  const failure = failurePortOf(type, config);
  return failure ? [...own, failure] : own;
}

/** What a way out is called: also one that no edge can leave by. */
export function portWords(type: NodeType | undefined, node: Pick<FlowNode, "config"> | undefined, port: string): Words | null {
  if (!type) return null;
  const known = [...waysOut(type, node?.config ?? {}), ...type.ports];
  return known.find((each) => each.id === port)?.label ?? null;
}
