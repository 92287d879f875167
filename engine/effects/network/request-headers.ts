/** The headers of an outside call: the operator's, checked, and ours. */
import { validateHeaderName, validateHeaderValue } from "node:http";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { reservedHeaders } from "#lib/run/reserved-headers.ts";
import { forGood } from "./http-failure.ts";

export type Checked = { ok: true; headers: Record<string, string> } | { ok: false; failure: Failure };

/** Names come back in lower case; the same name twice is a mistake that is said. */
export function checkHeaders(given: Record<string, string>): Checked {
  const entries = Object.entries(given);
  if (entries.length > limits.httpHeadersMax) return refuse(`There are ${entries.length} headers; ${limits.httpHeadersMax} can be sent.`);
  const headers: Record<string, string> = Object.create(null);
  let bytes = 0;
  for (const [name, value] of entries) {
    const lower = name.trim().toLowerCase();
    const problem = problemOf(lower, value);
    if (problem) return refuse(problem);
    if (lower in headers) return refuse(`The header ${lower} is there twice.`);
    bytes += lower.length + value.length;
    headers[lower] = value.trim();
  }
  return bytes > limits.httpHeaderBytesMax
    ? refuse(`The headers are longer than ${limits.httpHeaderBytesMax} bytes.`)
    : { ok: true, headers };
}

/** What every call carries. */
export function ourHeaders(key: Readonly<Record<string, string>>, body: string | null): Record<string, string> {
  return {
    "user-agent": "Tradewind",
    accept: "application/json, */*;q=0.5",
    ...(body === null ? {} : { "content-type": isJson(body) ? "application/json" : "text/plain; charset=utf-8" }),
    "accept-encoding": "gzip, deflate, br",
    ...key,
  };
}

function problemOf(name: string, value: string): string | null {
  if (reservedHeaders.has(name)) return `The header ${name} is set by Tradewind itself. Take it out of this step.`;
  try {
    validateHeaderName(name);
  } catch {
    return `“${name.slice(0, 40)}” cannot be the name of a header.`;
  }
  try {
    validateHeaderValue(name, value);
    return null;
  } catch {
    return `The value of the header ${name} holds a line break or a character that headers cannot carry.`;
  }
}

function refuse(message: string): Checked {
  return { ok: false, failure: forGood("http.bad-header", message) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
