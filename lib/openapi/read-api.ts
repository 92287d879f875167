/**
 * An OpenAPI document (3.0 or 3.1) as operations that steps can call. What stands in it wrongly costs the operation it belongs to,
 * which is named with the reason; only a document that is none at all is refused as a whole.
 */
import { isObject } from "../flow/is-object.ts";
import { apiReading as say } from "../language/api-reading.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { brief, cut } from "./brief.ts";
import { documentKeyHeader } from "./key-header.ts";
import { openDocument } from "./open-document.ts";
import type { DescribedOperation } from "./operation.ts";
import { readOperation } from "./read-operation.ts";
import { follow } from "./references.ts";
import { tell } from "./tell.ts";

export interface Left {
  method: string;
  path: string;
  title: string;
  why: Words;
}
export interface TaggedOperation extends DescribedOperation {
  /** What the document files it under; empty: nothing. */
  tag: string;
}
export interface ReadApi {
  title: string;
  /** The document's own version. */
  version: string;
  about: string;
  server: string;
  operations: TaggedOperation[];
  /** Operations that cannot be offered, and why. */
  left: Left[];
}
export type ApiRead = { ok: true; api: ReadApi } | { ok: false; why: Words };

const refuse = (why: Words): ApiRead => ({ ok: false, why });
const methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace"] as const;

export function readApi(text: string): ApiRead {
  const opened = openDocument(text);
  return opened.ok ? readDocument(opened.document) : refuse(opened.why);
}

function readDocument(document: Record<string, unknown>): ApiRead {
  const { openapi, swagger, paths } = document;
  if (swagger !== undefined) return refuse(tell(say.swagger, { version: String(swagger) }));
  if (typeof openapi !== "string" && typeof openapi !== "number") return refuse(say.noVersion);
  // YAML without quotes: 3.0 is the number 3
  if (openapi !== 3 && !/^3\.[01](?:\.\d+)?(?:-.*)?$/.test(String(openapi)))
    return refuse(tell(say.otherVersion, { version: String(openapi) }));
  if (!isObject(paths) || Object.keys(paths).length === 0) return refuse(say.noPaths);

  const operations: TaggedOperation[] = [];
  const left: Left[] = [];
  const keys = new Set<string>();
  const about = { document, budget: { left: limits.apiSchemaCostMax }, keyHeader: documentKeyHeader(document) };
  for (const [path, given] of Object.entries(paths)) {
    if (path.startsWith("x-")) continue;
    const item = follow(document, given);
    if (!item.ok) {
      left.push({ method: "", path, title: "", why: item.why });
      continue;
    }
    for (const method of methods) {
      if (item.value[method] === undefined) continue;
      const own = item.value[method];
      const said = isObject(own) ? titleOf(own, method, path) : "";
      if (operations.length >= limits.apiOperationsMax) {
        left.push({ method: method.toUpperCase(), path, title: said, why: tell(say.tooMany, { max: limits.apiOperationsMax }) });
        continue;
      }
      const read = readOperation(about, { path, method, item: item.value, title: said });
      if (!read.ok) left.push({ method: method.toUpperCase(), path, title: said, why: read.why });
      else {
        // two of one name are told apart by what they are
        const key = keys.has(read.operation.key) ? cut(`${read.operation.method} ${path}`, limits.apiTextCharsMax) : read.operation.key;
        keys.add(key);
        operations.push({ ...read.operation, key, tag: isObject(own) ? tagOf(own) : "" });
      }
    }
  }
  if (operations.length === 0) return left[0] ? refuse(tell(say.noneLeft, { path: left[0].path, why: left[0].why })) : refuse(say.noPaths);
  const info = isObject(document["info"]) ? document["info"] : {};
  return {
    ok: true,
    api: {
      title: brief(info["title"]) ?? "",
      version: String(info["version"] ?? "").slice(0, limits.nameCharsMax),
      about: brief(info["description"]) ?? "",
      server: operations[0]?.server ?? "",
      operations,
      left: left.slice(0, limits.apiLeftShownMax),
    },
  };
}

function titleOf(own: Record<string, unknown>, method: string, path: string): string {
  return cut(brief(own["summary"]) ?? brief(own["operationId"]) ?? `${method.toUpperCase()} ${path}`, limits.nameCharsMax);
}

function tagOf(own: Record<string, unknown>): string {
  const [first] = Array.isArray(own["tags"]) ? own["tags"] : [];
  return typeof first === "string" ? cut(first, limits.nameCharsMax) : "";
}
