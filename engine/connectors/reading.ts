/** How a message of a general kind is read: its own headers say it, or the source's settings do, or its body. */
import type { IncomingHttpHeaders } from "node:http";
import { type Reading, readingVersion } from "#lib/commerce/read-event.ts";
import { header } from "./signature.ts";

export function generalReading(headers: IncomingHttpHeaders, settings: { platform: string; topic: string }): Reading {
  const shopifyTopic = header(headers, ["x-shopify-topic", "shopify-topic"]);
  const isForm = header(headers, ["content-type"]).startsWith("application/x-www-form-urlencoded");
  const platform = settings.platform !== "auto" ? settings.platform : shopifyTopic ? "shopify" : isForm ? "form" : "";
  return { platform, topic: (platform === "shopify" && shopifyTopic) || settings.topic, v: readingVersion };
}
