/** A file as a flow again. Nothing is lost in silence: what this Tradewind does not know, and what this shop does not have, is named. */
import type { z } from "zod";
import { portableWords as words } from "../../language/portable.ts";
import { renderWords } from "../../language/render.ts";
import type { Words } from "../../language/words.ts";
import { limits } from "../../limits.ts";
import { catalog } from "../../nodes/catalog.ts";
import { tidy } from "../edit/tidy.ts";
import { type FlowDocument, flowDocument, flowEdge, flowGroup, flowNode, flowSticky } from "../flow.ts";
import { isObject } from "../is-object.ts";
import { type NamedThings, type ReferenceKind, referenceKinds, referencesOf, thingsOf } from "./references.ts";
import { portableFormat } from "./write.ts";

export interface Remark {
  nodeId?: string;
  message: Words;
}
export type ReadFlow = { ok: true; document: FlowDocument; remarks: Remark[] } | { ok: false; refused: Words };

export function readFlowText(text: string, things: NamedThings): ReadFlow {
  if (text.length > limits.flowBytesMax) return refuse(words.tooLarge, { kb: limits.flowBytesMax / 1024 });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return refuse(words.notJson, { why: error instanceof Error ? error.message : "" });
  }
  return readFlow(parsed, things);
}

/** A file of ours, or a flow document as the API gives it. */
export function readFlow(file: unknown, things: NamedThings): ReadFlow {
  if (!isObject(file)) return refuse(words.notFlow);
  if (file["tradewind"] === "steps") return refuse(words.onlySteps);
  if (!("nodes" in file) || !Array.isArray(file["nodes"])) return refuse(words.notFlow);
  const format = file["format"] ?? 1;
  if (typeof format === "number" && format > portableFormat) return refuse(words.newer, { format });
  const remarks: Remark[] = [];
  const remark = (said: Words, values: Record<string, string | number> = {}, nodeId?: string) =>
    void remarks.push({ message: filled(said, values), ...(nodeId === undefined ? {} : { nodeId }) });
  const { tradewind: _, format: __, places, nodes, edges, groups, stickies, ...settings } = file;
  const spots = isObject(places) ? places : {};

  const drawn: unknown[] = nodes.map((node) => (isObject(node) ? readNode(node, spots, things, remark) : node));
  const whole = {
    ...onlyKnown(settings, Object.keys(flowDocument.shape), words.unknownSetting, remark, {}),
    nodes: drawn,
    edges: listOf(edges, Object.keys(flowEdge.shape), words.unknownOfWay, remark),
    ...(Array.isArray(groups) && groups.length > 0
      ? { groups: listOf(groups, Object.keys(flowGroup.shape), words.unknownOfFrame, remark) }
      : {}),
    ...(Array.isArray(stickies) && stickies.length > 0
      ? {
          stickies: stickies.map((note) =>
            isObject(note)
              ? {
                  ...onlyKnown(note, Object.keys(flowSticky.shape), words.unknownOfNote, remark, {}),
                  ...stickyPlace(spots[String(note["id"])]),
                }
              : note,
          ),
        }
      : {}),
  };
  const read = flowDocument.safeParse(whole);
  if (!read.success) return refuse(words.invalid, invalidAt(read.error, whole));
  const named = namesOnce(read.data);
  if (named !== null) return refuse(words.twice, { id: named });
  const known = new Set(read.data.nodes.map(({ id }) => id));
  for (const edge of read.data.edges)
    if (!known.has(edge.from) || !known.has(edge.to))
      remark(words.loose, { from: edge.from, to: edge.to, gone: known.has(edge.from) ? edge.to : edge.from });
  const document = { ...read.data, edges: read.data.edges.filter(({ from, to }) => known.has(from) && known.has(to)) };
  const unplaced = document.nodes.some(({ id }) => !isPlace(spots[id]) && !hasPosition(nodes, id));
  return { ok: true, document: unplaced ? tidy(document) : document, remarks };
}

type Say = (said: Words, values?: Record<string, string | number>, nodeId?: string) => void;

function readNode(node: Record<string, unknown>, spots: Record<string, unknown>, things: NamedThings, remark: Say): unknown {
  const id = String(node["id"] ?? "");
  const type = String(node["type"] ?? "");
  const known = onlyKnown(node, Object.keys(flowNode.shape), words.unknownOfStep, remark, { step: id }, id);
  if (!catalog.has(type)) remark(words.unknownStep, { step: id, type }, id);
  const config = isObject(node["config"]) ? { ...node["config"] } : node["config"];
  if (isObject(config))
    for (const [name, kind] of referencesOf(type)) {
      if (!(name in config)) continue;
      const value: unknown = config[name];
      if (kind === "api") {
        config[name] = operationHere(value, things, (gone) => remark(words["no-api"], { step: id, name: gone }, id));
        continue;
      }
      const one = (given: unknown) => idOf(given, kind, things, (gone) => remark(words[`no-${kind}`], { step: id, name: gone }, id));
      config[name] = Array.isArray(value) ? value.map(one).filter((each) => each !== "") : one(value);
    }
  const spot = spots[id];
  return { ...known, ...(config === undefined ? {} : { config }), ...(isPlace(spot) ? { position: { x: spot[0], y: spot[1] } } : {}) };
}

/** The same operation under this shop's system of that name. It works without one: only newer documents are then not heard of. */
function operationHere(given: unknown, things: NamedThings, miss: (name: string) => void): unknown {
  if (!isObject(given) || !isObject(given["api"])) return given;
  const { name, id } = given["api"];
  const same = things.apis.filter((each) => each.name === name);
  const found = things.apis.find((each) => each.id === id) ?? (same.length === 1 ? same[0] : undefined);
  if (!found && typeof name === "string") miss(name);
  return { ...given, api: { ...given["api"], id: found?.id ?? nowhere } };
}
const nowhere = "00000000-0000-0000-0000-000000000000";

/** By the id where it is of this shop and bears that name, else by the name. Empty, and said: there is none, or several. */
function idOf(given: unknown, kind: ReferenceKind, things: NamedThings, miss: (name: string) => void): unknown {
  const all = thingsOf(things, kind);
  if (typeof given === "string") {
    if (given === "" || all.some(({ id }) => id === given)) return given;
    miss(given);
    return given;
  }
  if (!isObject(given)) return given;
  const name = String(referenceKinds.map((each) => given[each]).find((each) => typeof each === "string") ?? "");
  const same = all.filter((each) => each.name === name);
  const found = same.find(({ id }) => id === given["id"]) ?? (same.length === 1 ? same[0] : undefined);
  if (found) return found.id;
  miss(name);
  return "";
}

function onlyKnown(
  given: Record<string, unknown>,
  names: readonly string[],
  said: Words,
  remark: Say,
  values: Record<string, string>,
  nodeId?: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => {
      if (names.includes(name)) return true;
      // what the API tells beside a flow's own fields says nothing about the flow
      if (!passedOver.has(name)) remark(said, { ...values, name }, nodeId);
      return false;
    }),
  );
}
const passedOver = new Set([
  "id",
  "revision",
  "publishedVersion",
  "hasUnpublishedChanges",
  "createdAt",
  "updatedAt",
  "updatedBy",
  "$schema",
]);

const listOf = (list: unknown, names: readonly string[], said: Words, remark: Say): unknown =>
  Array.isArray(list) ? list.map((each: unknown) => (isObject(each) ? onlyKnown(each, names, said, remark, {}) : each)) : (list ?? []);

const isPlace = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length >= 2 && value.every((each) => typeof each === "number" && Number.isFinite(each));
const stickyPlace = (spot: unknown) =>
  isPlace(spot) ? { position: { x: spot[0], y: spot[1] }, ...(spot.length >= 4 ? { size: { width: spot[2], height: spot[3] } } : {}) } : {};
const hasPosition = (nodes: readonly unknown[], id: string): boolean =>
  nodes.some((node) => isObject(node) && node["id"] === id && isObject(node["position"]));

function namesOnce({ nodes }: FlowDocument): string | null {
  const seen = new Set<string>();
  for (const { id } of nodes) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

function invalidAt(error: z.ZodError, whole: Record<string, unknown>): Record<string, string> {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const [list, at] = path;
  const item = typeof list === "string" && typeof at === "number" ? (whole[list] as unknown[])[at] : null;
  const step =
    isObject(item) && typeof item["id"] === "string" ? `${String(list)} “${item["id"]}”, ${path.slice(2).join(".")}` : path.join(".");
  return { at: step.replace(/, $/, ""), why: issue?.message ?? "" };
}

function filled(said: Words, values: Record<string, string | number>): Words {
  return { en: renderWords(said, "en", values), zh: renderWords(said, "zh", values) };
}
const refuse = (said: Words, values: Record<string, string | number> = {}): ReadFlow => ({ ok: false, refused: filled(said, values) });
