/** What a step and the way it left by are called: the operator's own words first, then the kind of step's. */
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { Say } from "#lib/language/render.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { failedPort } from "#lib/nodes/define.ts";
import { portsOf, portWords } from "#lib/nodes/ports.ts";

export function stepTitle(document: FlowDocument | null, nodeId: string, say: Say): string {
  const node = document?.nodes.find((each) => each.id === nodeId);
  if (!node) return nodeId;
  const type = catalog.get(node.type);
  return node.title || (type ? say(type.title) : nodeId);
}

/** Null where there is only one way to go on: then it says nothing. */
export function portLabel(document: FlowDocument | null, step: { node: string; port: string | null }, say: Say): string | null {
  if (step.port === null) return null;
  const node = document?.nodes.find((each) => each.id === step.node);
  const type = node ? catalog.get(node.type) : undefined;
  if (step.port === failedPort && !document?.edges.some((edge) => edge.from === step.node && edge.port === failedPort)) return null;
  if (!node || !type || (type.ports.length < 2 && portsOf(type, node.config).length < 2 && step.port !== failedPort)) return null;
  const words = portWords(type, node, step.port);
  return words ? say(words) : step.port;
}
