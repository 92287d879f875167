/**
 * The header by which another system knows a call that comes twice, where a document declares one. That it exists is often only
 * likely; that a repeated call is carried out once is believed where the document says so, and nowhere else.
 */
import { isObject } from "../flow/is-object.ts";
import { follow } from "./references.ts";
import { isKeyName, type KeyHeader } from "./repeating.ts";

/** What lets a caller in: sending a key of ours in it would lock everybody out. */
const lets = /auth|token|secret|signature|session|api-?key|csrf|xsrf|cookie/i;
/** Names that say it only together with what is said about them. */
const maybe = /request-?id|transaction-?id|unique|dedup|nonce|client-?reference/i;
const says = /idempoten|dedup|duplicat|retr(?:y|ies|ied)|幂等|重复|重试|去重/i;
/** Not where another header is only spoken of. */
const promises = /idempoten(?!cy[-_]key)|幂等/i;
const denies =
  /\b(?:not|non|never|no|without)\b[\s-]+(?:\w+\s+){0,2}idempoten|n['’]t\s+(?:\w+\s+){0,2}idempoten|(?:非|不(?:是|具备|保证|支持|提供)?|无法保证)幂等/i;

/** How sure it is: named so, said so, or only likely. */
type Sureness = "named" | "promised" | "likely";
const sureness: readonly Sureness[] = ["named", "promised", "likely"];

function howSure(parameter: Record<string, unknown>): Sureness | null {
  const { name, description } = parameter;
  if (parameter["in"] !== "header" || typeof name !== "string") return null;
  if (isKeyName(name.trim())) return "named";
  if (lets.test(name)) return null;
  const about = typeof description === "string" ? description.slice(0, 2_000) : "";
  if (promises.test(about) && !denies.test(about)) return "promised";
  return maybe.test(name) && says.test(about) ? "likely" : null;
}

/** Of the headers of one operation the surest; null: none is one. */
export function pickKeyHeader<P extends Record<string, unknown>>(parameters: readonly P[]): P | null {
  const sure = parameters.map(howSure);
  const best = sureness.find((each) => sure.includes(each));
  return best === undefined ? null : (parameters[sure.lastIndexOf(best)] ?? null);
}

export function keyHeaderOf(document: Record<string, unknown>, parameter: Record<string, unknown>): KeyHeader {
  const found = follow(document, parameter["schema"]);
  const schema = found.ok ? found.value : {};
  const max = schema["maxLength"];
  return {
    name: String(parameter["name"]).trim(),
    form: schema["format"] === "uuid" || (typeof max === "number" && max < 64) ? "uuid" : "text",
    ...(typeof max === "number" && Number.isInteger(max) && max > 0 ? { max } : {}),
    ...(howSure(parameter) === "likely" ? {} : { promised: true as const }),
  };
}

/** One that the document declares for all and names at no operation: it then holds for those that are not safe to repeat. */
export function documentKeyHeader(document: Record<string, unknown>): KeyHeader | undefined {
  const components = document["components"];
  const parameters = isObject(components) && isObject(components["parameters"]) ? components["parameters"] : {};
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!isObject(parameter) || pickKeyHeader([parameter]) === null) continue;
    return isReferred(document, `#/components/parameters/${name}`) ? undefined : keyHeaderOf(document, parameter);
  }
  return undefined;
}

function isReferred(document: Record<string, unknown>, ref: string): boolean {
  return Object.values(isObject(document["paths"]) ? document["paths"] : {})
    .flatMap((item) => (isObject(item) ? [item, ...Object.values(item)] : []))
    .some(
      (each) =>
        isObject(each) && Array.isArray(each["parameters"]) && each["parameters"].some((one) => isObject(one) && one["$ref"] === ref),
    );
}
