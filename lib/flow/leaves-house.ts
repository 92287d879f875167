/**
 * What a flow sends out of the house: for each of its steps that reaches another system, where it goes and which fields go along.
 * Read from the drawing alone, so that it can be told before anything is live.
 */
import { orderStatus } from "../commerce/order.ts";
import { toldOfStatus } from "../commerce/told-status.ts";
import { catalog as allTypes, type Catalog } from "../nodes/catalog.ts";
import type { Action } from "../nodes/define.ts";
import { configFields, defaultOf, type FieldMeta, isAsked } from "../nodes/fields.ts";
import { type EffectName, guaranteeOf, isMirrored } from "../run/effects.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";
import { isObject } from "./is-object.ts";
import { piecesOf } from "./template-pieces.ts";

export type Destination =
  | { readonly kind: "connection"; readonly id: string }
  /** An address in the step, or the name of the system that it was brought in as; empty: it is worked out as the flow runs. */
  | { readonly kind: "host"; readonly host: string }
  /** None was chosen: where such things go by themselves. */
  | { readonly kind: "usual"; readonly of: "shop" | "channel" | "mail" | "system" };

export interface Leaving {
  readonly node: FlowNode;
  readonly effect: EffectName;
  readonly to: Destination;
  /** Paths of what is filled in, each once: `order.number`. */
  readonly fields: readonly string[];
  /** Of them, what says who somebody is or what they wrote. */
  readonly personal: readonly string[];
}

/** These only fetch. */
const sendsNothing: ReadonlySet<EffectName> = new Set(["money.reconcile"]);
/** Settings that stay here: which conversation, which of our answers. */
const stays: Partial<Record<string, readonly string[]>> = { "message.reply": ["found", "confidence", "conversation"] };

export function leavesHouse(document: FlowDocument, catalog: Catalog = allTypes): Leaving[] {
  return document.nodes.flatMap((node) => {
    const type = catalog.get(node.type);
    if (type?.kind !== "action" || node.disabled) return [];
    const { effect } = type;
    const isTold = isMirrored(effect) && !staysUntold(node);
    if (sendsNothing.has(effect) || (guaranteeOf(effect) !== "network" && !isTold)) return [];
    const fields = fieldsOf(node, type);
    return [{ node, effect, to: isTold ? usual("shop") : destinationOf(node, type), fields, personal: fields.filter(isPersonal) }];
  });
}

/** Most statuses are ours alone. */
function staysUntold({ type, config }: FlowNode): boolean {
  const status = orderStatus.safeParse(config["status"]);
  return type === "order.set-status" && status.success && toldOfStatus(null, status.data) === null;
}

const usual = (of: Extract<Destination, { kind: "usual" }>["of"]): Destination => ({ kind: "usual", of });

function destinationOf(node: FlowNode, type: Action): Destination {
  for (const { name, schema, meta } of configFields(type.config)) {
    const chosen = node.config[name] ?? defaultOf(schema);
    if (meta.widget === "connection" && typeof chosen === "string" && chosen !== "") return { kind: "connection", id: chosen };
  }
  const { url, operation } = node.config;
  if (isObject(operation) && isObject(operation["api"])) return { kind: "host", host: String(operation["api"]["name"] ?? "") };
  if (typeof url === "string") return { kind: "host", host: hostOf(url) };
  if (type.effect.startsWith("platform.")) return usual("shop");
  return usual(type.effect === "message.reply" ? "channel" : type.effect === "mail.send" ? "mail" : "system");
}

/** Only of an address that is written down: `https://{{ … }}` may lead anywhere. */
const hostOf = (url: string): string => /^https?:\/\/([^/?#{}\s@]+)(?=[/?#]|$)/i.exec(url.trim())?.[1] ?? "";

function fieldsOf(node: FlowNode, type: Action): string[] {
  const all = configFields(type.config);
  const found = all
    .filter(({ name, meta }) => !stays[type.type]?.includes(name) && isAsked(meta, node.config, all))
    .flatMap(({ name, schema, meta }) => expressionsIn(node.config[name] ?? defaultOf(schema), meta).flatMap(pathsIn));
  return [...new Set(found)];
}

function expressionsIn(value: unknown, { widget }: FieldMeta): string[] {
  if (typeof value === "string") {
    if (widget === "expression") return value.trim() === "" ? [] : [value];
    if (widget !== "template" && widget !== "longTemplate") return [];
    return piecesOf(value).pieces.flatMap((piece) => ("text" in piece ? [] : [piece.expression]));
  }
  if (!isObject(value)) return [];
  return Object.values(value).flatMap((each) =>
    expressionsIn(each, { widget: widget === "values" ? "expression" : "template", label: { en: "", zh: "" } }),
  );
}

const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;
const roots = "order|customer|payment|refund|dispute|shipment|checkout|stock|product|message|event|steps|vars";
const path = new RegExp(`(?<![\\w.])(?:${roots})(?:\\[\\w*\\]|\\.[A-Za-z_]\\w*)*(?:\\()?`, "g");

/** `order.items[0].title.lowerAscii()` is `order.items.title`. */
function pathsIn(expression: string): string[] {
  return [...expression.replace(quoted, "''").matchAll(path)].map(([text]) => {
    const plain = text.replaceAll(/\[\w*\]/g, "");
    return plain.endsWith("(") ? plain.slice(0, plain.lastIndexOf(".")) : plain;
  });
}

/** Whole parts hold all that is in them. */
const personalPaths =
  /^(?:customer(?:\.(?:name|email|phone|address\b.*|tags|note))?|order(?:\.(?:email|phone|customerName|note|shippingAddress\b.*|billingAddress\b.*))?|message(?:\.(?:text|from|address))?|checkout(?:\.(?:email|phone))?|event\.body\b.*)$/;
const isPersonal = (each: string): boolean => personalPaths.test(each);
