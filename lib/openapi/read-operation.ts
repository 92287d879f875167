/** One operation of a document: its address, what it asks for, what it sends, what comes back. */
import { isObject } from "../flow/is-object.ts";
import { apiReading as say } from "../language/api-reading.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { reservedHeaders } from "../run/reserved-headers.ts";
import { brief } from "./brief.ts";
import { keyHeaderOf, pickKeyHeader } from "./key-header.ts";
import type { DescribedOperation, Given, OperationBody, Parameter, Writing } from "./operation.ts";
import { type SchemaBudget, SchemaReader } from "./read-schema.ts";
import { follow } from "./references.ts";
import { type KeyHeader, type OperationMethod, operationMethods } from "./repeating.ts";
import { tell } from "./tell.ts";

type Object = Record<string, unknown>;
export interface Asked {
  path: string;
  method: string;
  item: Object;
  title: string;
}
/** What is the same for all operations of a document. */
export interface About {
  document: Object;
  budget: SchemaBudget;
  /** The one against doing it twice that is declared for all, and named by none. */
  keyHeader: KeyHeader | undefined;
}
type Read<T> = ({ ok: true } & T) | { ok: false; why: Words };
const refuse = (why: Words): { ok: false; why: Words } => ({ ok: false, why });

export function readOperation(
  { document, budget, keyHeader: usual }: About,
  { path, method, item, title }: Asked,
): Read<{ operation: DescribedOperation }> {
  const verb = operationMethods.find((each) => each === method.toUpperCase());
  if (!verb) return refuse(tell(say.methodLeft, { method: method.toUpperCase() }));
  const own = item[method];
  if (!isObject(own)) return refuse(tell(say.notWritten, { place: `paths → ${path} → ${method}` }));
  if (!path.startsWith("/") || path.length > limits.apiTextCharsMax) return refuse(say.badPath);
  const schemas = new SchemaReader(document, budget);
  const parameters = readParameters(document, schemas, path, verb, [item["parameters"], own["parameters"]]);
  if (!parameters.ok) return parameters;
  const body = readBody(document, schemas, verb, own["requestBody"]);
  if (!body.ok) return body;
  const answer = readAnswer(document, schemas, own["responses"]);
  const keyHeader = parameters.keyHeader ?? (verb === "POST" || verb === "PATCH" ? usual : undefined);
  const about = brief(own["description"]);
  const { operationId } = own;
  const operation: DescribedOperation = {
    key:
      typeof operationId === "string" && operationId.trim() !== ""
        ? operationId.trim().slice(0, limits.apiTextCharsMax)
        : `${verb} ${path}`,
    method: verb,
    path,
    title,
    ...(about && about !== title ? { about } : {}),
    server: serverOf([own["servers"], item["servers"], document["servers"]]),
    parameters: parameters.parameters,
    ...(body.body ? { body: body.body } : {}),
    answer,
    ...(keyHeader && verb !== "GET" ? { keyHeader } : {}),
  };
  const slimmed = slim(operation);
  return slimmed ? { ok: true, operation: slimmed } : refuse(say.tooMuch);
}

/** What is too large to be kept with a step loses what is known of its answer first, then the form of its content. */
function slim(operation: DescribedOperation): DescribedOperation | null {
  // where it comes from is kept beside it
  const fits = (each: DescribedOperation) => JSON.stringify(each).length < limits.operationCharsMax - 2 * limits.apiTextCharsMax;
  const bare: DescribedOperation = { ...operation, answer: "any" };
  const least: DescribedOperation = { ...bare, ...(bare.body ? { body: { ...bare.body, takes: { kind: "json" } } } : {}) };
  return [operation, bare, least].find(fits) ?? null;
}

/** Set by us, or by the connection: a document may name them, and means nothing by it. */
const ownHeaders: ReadonlySet<string> = new Set([...reservedHeaders, "accept", "content-type", "authorization"]);

function readParameters(
  document: Object,
  schemas: SchemaReader,
  path: string,
  method: OperationMethod,
  lists: readonly unknown[],
): Read<{ parameters: Parameter[]; keyHeader: KeyHeader | undefined }> {
  const found = new Map<string, Parameter>();
  const given = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  const tooMany = refuse(tell(say.tooManyInputs, { max: limits.operationInputsMax }));
  // some stand for all and once more for one, some are cookies: only what is far too much is not looked at
  if (given.length > 3 * limits.operationInputsMax) return tooMany;
  const all: Object[] = [];
  for (const each of given) {
    const read = follow(document, each);
    if (!read.ok) return read;
    all.push(read.value);
  }
  const key = method === "GET" ? null : pickKeyHeader(all);
  for (const each of all) {
    const { in: place, required, description, style, explode, content } = each;
    if (typeof each["name"] !== "string" || each["name"].trim() === "" || each["name"].length > limits.apiTextCharsMax)
      return refuse(say.noParameterName);
    const name = place === "path" ? asWritten(path, each["name"]) : each["name"];
    const isNeeded = required === true;
    if (place === "cookie") {
      if (isNeeded) return refuse(tell(say.cookie, { name }));
      continue;
    }
    if (place !== "path" && place !== "query" && place !== "header")
      return refuse(tell(say.parameterPlace, { name, place: String(place) }));
    const media = isObject(content) ? Object.values(content)[0] : undefined;
    const schema = isObject(media) ? media["schema"] : each["schema"];
    // one that is named for the path and for the operation is the same one
    if (place === "header" && (ownHeaders.has(name.toLowerCase()) || sameName(name, key?.["name"]))) continue;
    if (place === "path" && (style === "label" || style === "matrix")) return refuse(tell(say.pathStyle, { name, style }));
    const example = isObject(schema) && each["example"] !== undefined ? { ...schema, example: each["example"] } : schema;
    const input = schemas.input(name, example ?? { type: "string" }, isNeeded || place === "path", description);
    if (!input) continue;
    const written = media ? "json" : place === "query" ? writingOf(input.takes.kind, style, explode) : undefined;
    found.set(`${place} ${place === "header" ? name.toLowerCase() : name}`, {
      ...input,
      in: place,
      ...(written && written !== "plain" ? { written } : {}),
    });
  }
  // a part of the address that the document forgot to describe is a text
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g))
    if (!found.has(`path ${name}`)) found.set(`path ${name}`, { name, required: true, takes: { kind: "text" }, in: "path" });
  const parameters = [...found.values()];
  const used = parameters.filter((each) => each.in !== "path" || path.includes(`{${each.name}}`));
  if (used.length > limits.operationInputsMax) return tooMany;
  return { ok: true, parameters: used, keyHeader: key ? keyHeaderOf(document, key) : undefined };
}

/** Its name as the address has it, which some documents write in other letters. */
function asWritten(path: string, name: string): string {
  const parts = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, part = ""]) => part);
  if (parts.includes(name)) return name;
  const [only, ...others] = parts.filter((part) => sameName(part, name));
  return only !== undefined && others.length === 0 ? only : name;
}

const sameName = (name: string, other: unknown): boolean =>
  typeof other === "string" && name.trim().toLowerCase() === other.trim().toLowerCase();

function writingOf(kind: string, style: unknown, explode: unknown): Writing {
  if (kind !== "list" && kind !== "record" && kind !== "json") return "plain";
  if (style === "deepObject") return "deep";
  if (style === "spaceDelimited" && explode !== true) return "space";
  if (style === "pipeDelimited" && explode !== true) return "pipe";
  if (kind !== "list") return "plain";
  return explode === false ? "comma" : "repeat";
}

/** JSON before a form before text; what is none of them cannot be sent by a step. */
function readBody(document: Object, schemas: SchemaReader, method: OperationMethod, given: unknown): Read<{ body: OperationBody | null }> {
  if (given === undefined) return { ok: true, body: null };
  const read = follow(document, given);
  if (!read.ok) return read;
  const content = isObject(read.value["content"]) ? read.value["content"] : {};
  const types = Object.keys(content);
  const isNeeded = read.value["required"] === true;
  if (types.length === 0 || method === "GET") return { ok: true, body: null };
  const bare = (type: string) => (type.split(";")[0] ?? "").trim().toLowerCase();
  const json = types.find((type) => /^application\/(?:[\w.+-]*\+)?json$/.test(bare(type))) ?? types.find((type) => bare(type) === "*/*");
  const form = types.find((type) => bare(type) === "application/x-www-form-urlencoded");
  const text = types.find((type) => bare(type) === "text/plain");
  const type = json ?? form ?? text;
  if (type === undefined) {
    const multipart = types.some((each) => bare(each).startsWith("multipart/"));
    return refuse(multipart ? say.files : tell(say.contentType, { type: types.slice(0, 3).join(", ") }));
  }
  const media = content[type];
  const schema = isObject(media) ? media["schema"] : undefined;
  const as = type === json ? "json" : type === form ? "form" : "text";
  const takes = schema === undefined ? ({ kind: as === "text" ? "text" : "json" } as const) : schemas.takes(schema);
  return {
    ok: true,
    body: {
      as,
      type: type === json && bare(type) === "*/*" ? "application/json" : bare(type),
      ...(isNeeded ? { required: true as const } : {}),
      takes,
    },
  };
}

/** The first good answer: 200 before 201 before the others. */
function readAnswer(document: Object, schemas: SchemaReader, responses: unknown): Given {
  if (!isObject(responses)) return "any";
  const good = Object.keys(responses)
    .filter((code) => /^2(?:\d\d|XX)$/i.test(code))
    .sort();
  // beside a good one it is the error's
  for (const code of good.length > 0 ? good : ["default"]) {
    const read = follow(document, responses[code]);
    const content = read.ok && isObject(read.value["content"]) ? read.value["content"] : {};
    const json = Object.keys(content).find((type) => /json|^\*\/\*/i.test(type));
    const media = json === undefined ? undefined : content[json];
    if (isObject(media) && media["schema"] !== undefined) return schemas.gives(media["schema"]);
  }
  return "any";
}

/** The first address that stands by itself, its parts filled with what the document says they usually are. */
function serverOf(lists: readonly unknown[]): string {
  for (const list of lists) {
    if (!Array.isArray(list)) continue;
    for (const server of list) {
      if (!isObject(server) || typeof server["url"] !== "string") continue;
      const variables = isObject(server["variables"]) ? server["variables"] : {};
      const url = server["url"].replace(/\{([^{}]+)\}/g, (whole, name: string) => {
        const variable = variables[name];
        return isObject(variable) && typeof variable["default"] === "string" ? variable["default"] : whole;
      });
      if (/^https?:\/\/[^\s{}]+$/i.test(url) && url.length <= limits.apiTextCharsMax) return url.replace(/\/+$/, "");
    }
  }
  return "";
}
