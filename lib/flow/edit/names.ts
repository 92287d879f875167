/** A new step's id: it names the step inside expressions (`steps.tag1`), so it is short, an identifier, and never a CEL keyword. */
import type { FlowDocument } from "../flow.ts";

export function freshId(type: string, taken: ReadonlySet<string>): string {
  const verb = type.slice(type.indexOf(".") + 1) || "step";
  const stem =
    verb.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase()).replace(/^[^A-Za-z_]+|\d+$/g, "") ||
    "step";
  const short = stem.slice(0, 48);
  for (let n = 1; ; n += 1) if (!taken.has(`${short}${n}`)) return `${short}${n}`;
}

export const idsOf = (document: FlowDocument): Set<string> => new Set(document.nodes.map((node) => node.id));
