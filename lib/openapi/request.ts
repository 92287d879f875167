/** The call that an operation's arguments make: address, headers and content. */
import type { Failure } from "../run/failure.ts";
import { type Assembled, assemble, type Fault, type Read } from "./assemble.ts";
import { faultSentence } from "./fault-words.ts";
import type { DescribedOperation, Taken, Writing } from "./operation.ts";

export interface OperationRequest {
  /** With its query, beginning with `/`. */
  path: string;
  headers: Record<string, string>;
  body: string;
}
export type Requested = { ok: true; request: OperationRequest } | { ok: false; failure: Failure };

/** `values` by their keys, as they turned out in a run; what is null, missing or an empty text is not sent. */
export function requestOf(operation: DescribedOperation, values: ReadonlyMap<string, unknown>): Requested {
  const given = new Map([...values].filter(([, value]) => value !== undefined && value !== null && value !== ""));
  const read: Read = (key) => (given.has(key) ? { is: "value", raw: given.get(key) } : { is: "nothing" });
  const assembled = assemble(operation, given.keys(), read);
  const [fault] = assembled.faults;
  if (fault) return { ok: false, failure: failureOf(fault, given) };
  return write(operation, assembled);
}

function failureOf(fault: Fault, given: ReadonlyMap<string, unknown>): Failure {
  const said = faultSentence(fault).en;
  if (fault.why === "missing") return { code: "setting.empty", message: `${said} It turned out empty for this event.`, final: true };
  // a list whose items are given one by one has no value of its own
  const turned = given.has(fault.key) ? ` It turned out as “${shown(given.get(fault.key))}”.` : "";
  return { code: "setting.unfit", message: `${said}${turned}`, final: true };
}

function shown(raw: unknown): string {
  const text = typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? String(raw) : jsonText(raw);
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}

function write(operation: DescribedOperation, { parameters, body }: Assembled): Requested {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  let path = operation.path;
  for (const { parameter, value } of parameters) {
    const { name, written = "plain" } = parameter;
    if (parameter.in === "path") {
      const text = plainText(value);
      // a part that is only dots would lead to another address
      if (/^\.{1,2}$/.test(text))
        return {
          ok: false,
          failure: {
            code: "setting.unfit",
            message: `“${name}” turned out as “${text}”, which cannot be part of an address.`,
            final: true,
          },
        };
      path = path.replaceAll(`{${name}}`, encodeURIComponent(text));
    } else if (parameter.in === "header") headers[name.toLowerCase()] = plainText(value);
    else query.push(...inQuery(name, value, written));
  }
  const whole = query.length === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${query.join("&")}`;
  if (!operation.body || body === undefined) return { ok: true, request: { path: whole, headers, body: "" } };
  headers["content-type"] = operation.body.type;
  return { ok: true, request: { path: whole, headers, body: contentOf(operation.body.as, operation.body.takes, body) } };
}

function contentOf(as: "json" | "form" | "text", takes: Taken, body: unknown): string {
  if (as === "json") return jsonText(body);
  if (as === "text") return typeof body === "string" ? body : takes.kind === "json" ? jsonText(body) : String(body);
  return typeof body === "object" && body !== null
    ? Object.entries(body)
        .flatMap(([name, value]) => deep(name, value))
        .join("&")
    : String(body);
}

const pair = (name: string, value: string): string =>
  `${encodeURIComponent(name).replace(/%5B/gi, "[").replace(/%5D/gi, "]")}=${encodeURIComponent(value)}`;

function inQuery(name: string, value: unknown, written: Writing): string[] {
  if (written === "json") return [pair(name, jsonText(value))];
  if (Array.isArray(value)) {
    if (written === "deep") return deep(name, value);
    if (written === "repeat") return value.map((item) => pair(name, plainText(item)));
    const mark = written === "space" ? "%20" : written === "pipe" ? "|" : ",";
    return [`${encodeURIComponent(name)}=${value.map((item) => encodeURIComponent(plainText(item))).join(mark)}`];
  }
  if (typeof value === "object" && value !== null) {
    if (written === "deep") return deep(name, value);
    return Object.entries(value).map(([key, each]) => pair(key, plainText(each)));
  }
  return [pair(name, plainText(value))];
}

/** `address[city]=Lyon&items[0][sku]=A`: how forms and most systems write what is nested. */
function deep(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => deep(`${name}[${i}]`, item));
  if (typeof value === "object") return Object.entries(value).flatMap(([key, each]) => deep(`${name}[${key}]`, each));
  return [pair(name, String(value))];
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(",");
  return typeof value === "object" && value !== null ? jsonText(value) : String(value);
}

/** JSON in which a whole number past 2^53 stands as it is. */
export function jsonText(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => `${JSON.stringify(key)}:${jsonText(each)}`)
      .join(",")}}`;
  return JSON.stringify(value) ?? "null";
}
