/** One question to Shopify's Admin GraphQL API, and what can be wrong with its answer. */
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import { type Asked, done, type Failed, jsonIn, refused, unreadable, type Wire } from "../client.ts";

export interface ShopifyAccess {
  readonly wire: Wire;
  readonly settings: KindSettings<"shopify">;
  readonly accessToken: string;
}

export type Gql = (query: string, variables?: Record<string, unknown>, kind?: "read" | "write") => Promise<Asked<Fields>>;

export function graphql({ wire, settings, accessToken }: ShopifyAccess): Gql {
  return async (query, variables = {}, kind = "read") => {
    const asked = await wire.send({
      method: "POST",
      path: `/admin/api/${settings.apiVersion}/graphql.json`,
      headers: { "content-type": "application/json", "x-shopify-access-token": accessToken },
      body: JSON.stringify({ query, variables }),
      repeatable: kind === "read",
    });
    if (!asked.ok) return asked;
    const { status, text: body } = asked.value;
    if (status === 401 || status === 403)
      return refused("Shopify does not accept the access token, or it may not do this.", "provider.access");
    if (status === 404) return refused("There is no Shopify shop at this address, or it has not this API version.");
    const answer = fields(jsonIn(body));
    const errors = list(answer["errors"]).map(fields);
    if (errors.length > 0) return errorOf(errors, fields(fields(answer["extensions"])["cost"]));
    if (typeof answer["errors"] === "string") return refused(`Shopify refused: ${answer["errors"]}`);
    return status === 200 && answer["data"] ? done(fields(answer["data"])) : unreadable("Shopify");
  };
}

function errorOf(errors: readonly Fields[], cost: Fields): Failed {
  const code = text(fields(errors[0]?.["extensions"])["code"]);
  const message = errors
    .map((error) => text(error["message"]))
    .join("; ")
    .slice(0, 400);
  if (code === "THROTTLED") {
    const throttle = fields(cost["throttleStatus"]);
    const missing = Number(cost["requestedQueryCost"] ?? 0) - Number(throttle["currentlyAvailable"] ?? 0);
    const retryAfterMs = Math.ceil((Math.max(missing, 1) / Math.max(Number(throttle["restoreRate"] ?? 50), 1)) * 1_000) || 1_000;
    return {
      ok: false,
      failure: { code: "http.slow-down", message: "Shopify asks us to slow down.", final: false, retryAfterMs },
      carried: "no",
    };
  }
  if (code === "INTERNAL_SERVER_ERROR" || code === "")
    return {
      ok: false,
      failure: { code: "provider.trouble", message: `Shopify has a problem: ${message}`, final: false },
      carried: "perhaps",
    };
  return refused(`Shopify refused: ${message}`);
}

/** What a mutation answered; its `userErrors` are a refusal. */
export function mutated(answer: Asked<Fields>, name: string): Asked<Fields> {
  if (!answer.ok) return answer;
  const payload = fields(answer.value[name]);
  const errors = [...list(payload["userErrors"]), ...list(payload["orderCancelUserErrors"])].map((error) => text(fields(error)["message"]));
  return errors.length > 0 ? refused(`Shopify refused: ${errors.join("; ").slice(0, 400)}`) : done(payload);
}

export const gid = (type: string, id: string): string => (id.startsWith("gid://") ? id : `gid://shopify/${type}/${id}`);
export const bare = (id: unknown): string => text(id).split("?")[0]?.split("/").at(-1) ?? "";
