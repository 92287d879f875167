/**
 * What a payload means. Pure and total: the canonical event is a function of the reading and the text, today and in a year,
 * so nothing but the bytes and the reading is ever stored.
 */
import type { Meaning } from "./event.ts";
import { parseBody } from "./parse-body.ts";
import { readShopify } from "./platforms/shopify.ts";
import { readTradewind } from "./platforms/tradewind.ts";
import { cut, fields, id } from "./read-value.ts";

/** How a body is read. `v` is the mapping's version: a mapper that changes what an old body means takes a new one. */
export interface Reading {
  platform: string;
  topic: string;
  v: number;
}

export const readingVersion = 1;
export const readablePlatforms = ["shopify", "tradewind"] as const;

export interface Read {
  meaning: Meaning;
  /** The payload parsed, unsafe integers as text; null where it is no JSON. */
  body: unknown;
  problem: "malformed" | "deep" | null;
}

export function readMeaning(reading: Reading, text: string): Read {
  const parsed = parseBody(text);
  if (!parsed.ok)
    return {
      meaning: unread(cut(reading.topic)),
      body: null,
      problem: parsed.problem,
    };
  return {
    meaning: meaningOf(reading.platform, cut(reading.topic), parsed.value),
    body: parsed.value,
    problem: null,
  };
}

function meaningOf(platform: string, topic: string, body: unknown): Meaning {
  if (platform === "shopify") return readShopify(topic, body);
  return readTradewind(topic, body) ?? unread(topic || id(fields(body)["type"]) || id(fields(body)["event"]));
}

/** Kept and shown; starts nothing typed. */
function unread(topic: string): Meaning {
  return { type: "other", topic, entity: null, occurredAt: "", ours: false };
}
