/** The call that an operation's arguments make: address, headers and content. */
import type { Failure } from "../run/failure.ts";
import { spokenKey } from "./argument-key.ts";
import { type Assembled, assemble, type Fault, type Read } from "./assemble.ts";
import type { Misfit } from "./fit-value.ts";
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
  const read: Read = (key) => {
    const raw = values.get(key);
    return raw === undefined || raw === null || raw === "" ? { is: "nothing" } : { is: "value", raw };
  };
  const given = [...values].filter(([, value]) => value !== undefined && value !== null && value !== "").map(([key]) => key);
  const assembled = assemble(operation, given, read);
  const [fault] = assembled.faults;
  if (fault) return { ok: false, failure: failureOf(fault, values.get(fault.key)) };
  return write(operation, assembled);
}

function failureOf({ key, why }: Fault, raw: unknown): Failure {
  const label = spokenKey(key, "Content");
  if (why === "missing")
    return { code: "setting.empty", message: `“${label}” turned out empty for this event, and has to be given.`, final: true };
  const shown =
    typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? String(raw) : JSON.stringify(raw, bigAsText);
  const text = shown && shown.length > 60 ? `${shown.slice(0, 60).toWellFormed()}…` : shown;
  return { code: "setting.unfit", message: `“${label}” turned out as “${text}”: ${misfits[why]}.`, final: true };
}

const misfits: Record<Misfit, string> = {
  text: "a text is needed",
  number: "a number is needed",
  whole: "a whole number is needed",
  range: "the number is too small or too large",
  length: "it is too short or too long",
  flag: "it has to be true or false",
  choice: "it is none of the values that are allowed",
  date: "a day is needed, such as 2026-11-23",
  moment: "a moment is needed, such as 2026-11-23T09:30:00Z",
  uuid: "an id of 36 characters (UUID) is needed",
  list: "a list is needed",
  json: "it is not valid JSON",
};

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

const bigAsText = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

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
