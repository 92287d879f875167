/** Which events start a flow as it is drawn, whatever else its starts ask of them. */
import type { EventType } from "../commerce/event.ts";
import type { Catalog } from "../nodes/catalog.ts";
import type { FlowDocument } from "./flow.ts";

export function startsOf(document: FlowDocument, catalog: Catalog): EventType[] {
  const types = document.nodes.flatMap((node) => {
    const type = catalog.get(node.type);
    if (type?.kind !== "trigger" || node.disabled) return [];
    const config = type.config.safeParse(node.config);
    return config.success ? type.on(config.data) : [];
  });
  return [...new Set(types)].sort();
}
