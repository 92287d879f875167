/** The settings of a step that was just dropped on the canvas: what can be known already is filled in. */
import type { FlowDocument } from "../flow/flow.ts";
import { partsAt } from "../flow/parts-at.ts";
import type { Catalog } from "./catalog.ts";
import type { NodeType } from "./define.ts";
import { configFields, defaultOf } from "./fields.ts";

/** Defaults, and of a choice without one the first; an order is the flow's own order where it has one. */
export function defaultConfig(type: NodeType, hasOrder: boolean): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const { name, schema, meta } of configFields(type.config)) {
    const value = defaultOf(schema);
    if (meta.placeholder === "{{ order.id }}") config[name] = hasOrder ? meta.placeholder : "";
    else if (value !== undefined) config[name] = value;
    else if (meta.widget === "eventType") config[name] = Object.keys(meta.choices ?? {})[0] ?? "";
    else if (meta.widget === "cases") config[name] = [{ id: "case1", label: "", when: "" }];
    else if (meta.widget === "template" || meta.widget === "longTemplate" || meta.widget === "expression") config[name] = "";
  }
  return config;
}

/** Whether every start of the flow brings an order. A flow without a start yet most likely will. */
export function bringsOrder(document: FlowDocument, catalog: Catalog): boolean {
  const { graph, parts } = partsAt(document, catalog);
  return graph.starts.every((start) => parts(start).includes("order"));
}
