/** What a language model is told so that it can draw a flow: the steps that there are, the file that it has to answer with, the rules of expressions. */
import type { FlowDocument } from "../flow/flow.ts";
import { isObject } from "../flow/is-object.ts";
import { referencesOf } from "../flow/portable/references.ts";
import { catalog, nodeTypes } from "../nodes/catalog.ts";
import { configFields, defaultOf } from "../nodes/fields.ts";
import { portsOf } from "../nodes/ports.ts";

export function instructions(): string {
  // which operation it calls is chosen from a document that no description holds
  const steps = nodeTypes
    .filter(({ type }) => type !== "outside.operation")
    .map((type) => {
      const fields = configFields(type.config).map(({ name, schema, meta }) => {
        const usual = defaultOf(schema);
        const values = meta.choices ? ` one of ${Object.keys(meta.choices).join(" | ")}` : "";
        const kind = meta.returns ? `${meta.widget} (${meta.returns})` : meta.widget;
        return `    ${name}: ${kind}${values}${usual === undefined ? ", needed" : ""}. ${meta.label.en}${meta.hint ? `. ${meta.hint.en}` : ""}`;
      });
      const ports = portsOf(type, {}).map(({ id }) => id);
      return [`- ${type.type}: ${type.title.en}. ${type.summary.en}. Ways out: ${ports.join(", ") || "none"}`, ...fields].join("\n");
    });
  return `You draw automation flows for a shop. Answer with one JSON object and nothing else:
{ "name": "...", "description": "...", "nodes": [ { "id": "placed", "type": "trigger.event", "config": { "event": "order.created" } } ],
  "edges": [ { "from": "placed", "port": "out", "to": "..." } ] }
Ids are short words of letters, digits and _. A flow begins with one trigger step. Every other step is reached by an edge. No circles.
"title" of a step is optional: a short name in the language of the description. Write texts for people in that language.
Fields of kind template are text with {{ expression }} parts; fields of kind expression are an expression alone.
Expressions are CEL over: order (id, number, status, total, tags, email, items, shippingAddress.country, billingAddress.country),
customer (id, name, email, tags, ordersCount), payment (amount, reason), message (text, from), now, steps.ID (what an earlier step gave).
Money is compared with decimals: order.total > 500.0. Examples: 'vip' in customer.tags, isEmpty(order.email).
Lengths of time are ISO 8601: PT48H, P3D. A case of logic.switch is { "id", "label", "when" }, and its id is a way out.
A value "[kept]" is hidden from you: leave it as it is. Do not invent addresses, keys or connections: leave them empty.
The steps that there are:
${steps.join("\n")}`;
}

/** The draft as it may leave the house: what is typed into headers and who decides is nobody else's business. */
export const hiddenValue = "[kept]";

export function hidePrivate(file: Record<string, unknown>): Record<string, unknown> {
  const { places: _, stickies: __, ...rest } = file;
  return { ...rest, nodes: nodesOf(file).map((node) => ({ ...node, config: mapPrivate(node, () => hiddenValue) })) };
}

/** What was hidden comes back where the same step still has the same setting. */
export function bringBack(answer: Record<string, unknown>, file: Record<string, unknown>): Record<string, unknown> {
  const before = new Map(nodesOf(file).map((node) => [node["id"], node]));
  const places = isObject(file["places"]) ? { places: file["places"] } : {};
  const stickies = file["stickies"] ? { stickies: file["stickies"] } : {};
  return {
    ...answer,
    ...places,
    ...stickies,
    nodes: nodesOf(answer).map((node) => {
      const was = before.get(node["id"]);
      const config = was && isObject(was["config"]) ? was["config"] : {};
      return { ...node, config: mapPrivate(node, (name, value) => (JSON.stringify(value)?.includes(hiddenValue) ? config[name] : value)) };
    }),
  };
}

const nodesOf = (file: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(file["nodes"]) ? file["nodes"].filter(isObject) : [];

function mapPrivate(node: Record<string, unknown>, change: (name: string, value: unknown) => unknown): Record<string, unknown> {
  const config = isObject(node["config"]) ? node["config"] : {};
  const type = String(node["type"] ?? "");
  const people = new Set([...referencesOf(type)].filter(([, kind]) => kind === "person").map(([name]) => name));
  const known = catalog.get(type);
  const pairs = new Set(
    known?.kind === "action"
      ? configFields(known.config)
          .filter(({ meta }) => meta.widget === "pairs")
          .map(({ name }) => name)
      : [],
  );
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      (people.has(name) || pairs.has(name)) && !isEmpty(value) ? change(name, value) : value,
    ]),
  );
}
const isEmpty = (value: unknown) => value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** The object in an answer that may have words or a fence around it; null: there is none. */
export function objectIn(answer: string): Record<string, unknown> | null {
  const [from, to] = [answer.indexOf("{"), answer.lastIndexOf("}")];
  if (from < 0 || to < from) return null;
  try {
    const read: unknown = JSON.parse(answer.slice(from, to + 1));
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
}

export const isEmptyDraft = (document: FlowDocument): boolean => document.nodes.length === 0;
