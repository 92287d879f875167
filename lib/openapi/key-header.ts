/** The header by which another system knows a call that comes twice, where a document declares one. */
import { isObject } from "../flow/is-object.ts";
import { follow } from "./references.ts";
import type { KeyHeader } from "./repeating.ts";

const named = /^(?:x-)?idempoten(?:cy|t)(?:[-_]?(?:key|token|id))?$|^[a-z-]*-idempotency-key$/i;
/** Names that say it only together with what is said about them. */
const maybe = /request-?id|transaction-?id|unique|dedup|nonce|token|client-?reference/i;
const says = /idempoten|dedup|duplicat|retr(?:y|ies|ied)|幂等|重复|重试|去重/i;

export function isKeyHeader(parameter: Record<string, unknown>): boolean {
  const { name, description } = parameter;
  if (parameter["in"] !== "header" || typeof name !== "string") return false;
  const about = typeof description === "string" ? description.slice(0, 2_000) : "";
  return named.test(name) || /idempoten|幂等/i.test(about) || (maybe.test(name) && says.test(about));
}

export function keyHeaderOf(document: Record<string, unknown>, parameter: Record<string, unknown>): KeyHeader {
  const found = follow(document, parameter["schema"]);
  const schema = found.ok ? found.value : {};
  const max = schema["maxLength"];
  return {
    name: String(parameter["name"]).trim(),
    form: schema["format"] === "uuid" || (typeof max === "number" && max < 64) ? "uuid" : "text",
    ...(typeof max === "number" && Number.isInteger(max) && max > 0 ? { max } : {}),
  };
}

/** One that the document declares for all and names at no operation: it then holds for those that are not safe to repeat. */
export function documentKeyHeader(document: Record<string, unknown>): KeyHeader | undefined {
  const components = document["components"];
  const parameters = isObject(components) && isObject(components["parameters"]) ? components["parameters"] : {};
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!isObject(parameter) || !isKeyHeader(parameter)) continue;
    return isReferred(document, `#/components/parameters/${name}`) ? undefined : keyHeaderOf(document, parameter);
  }
  return undefined;
}

const referred = new WeakMap<object, ReadonlySet<string>>();
function isReferred(document: Record<string, unknown>, ref: string): boolean {
  let refs = referred.get(document);
  if (!refs) {
    const all = new Set<string>();
    for (const item of Object.values(isObject(document["paths"]) ? document["paths"] : {})) {
      if (!isObject(item)) continue;
      for (const each of [item, ...Object.values(item)])
        if (isObject(each) && Array.isArray(each["parameters"]))
          for (const parameter of each["parameters"])
            if (isObject(parameter) && typeof parameter["$ref"] === "string") all.add(parameter["$ref"]);
    }
    refs = all;
    referred.set(document, refs);
  }
  return refs.has(ref);
}
