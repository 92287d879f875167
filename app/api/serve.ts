/** Carries one API request from its address to its handler and back: who asks, what was sent, what is answered. */
import { actorOf, requireOwnPage } from "#engine/commands/account/current-actor.ts";
import { type Actor, Refusal } from "#engine/commands/actor.ts";
import { calls } from "#lib/api/calls.ts";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { matchCall } from "#lib/api/match.ts";
import { cleanText } from "#lib/commerce/parse-body.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { checkInput } from "./check-input.ts";
import { Reply } from "./handler.ts";
import { handlers } from "./handlers.ts";
import { localeOf, problemAnswer } from "./problem.ts";
import { readBody } from "./read-body.ts";

export async function serve(request: Request, path: string[]): Promise<Response> {
  try {
    const method = request.method;
    const matched = matchCall(method, path);
    const shown = `/api/v1/${path.join("/")}`;
    if (matched.kind === "none") throw new Refusal(404, "no-such-call", refusalWords.noSuchCall, { values: { method, path: shown } });
    if (matched.kind === "method") {
      const allow = matched.allow.join(", ");
      const refusal = new Refusal(405, "wrong-method", refusalWords.wrongMethod, { values: { method, path: shown, allow } });
      return problemAnswer(request, refusal, { allow });
    }
    const call: Endpoint = calls[matched.name];
    const actor = await admit(call, request);
    const asked = {
      actor,
      params: call.params ? checkInput(call.params, stored(Object.entries(matched.params)), "address", localeOf(request)) : undefined,
      query: call.query ? checkInput(call.query, stored(new URL(request.url).searchParams), "query", localeOf(request)) : undefined,
      body: await bodyOf(call, request),
      request,
    };
    // the table ties each handler to its call; here only the name is known
    const handler = handlers[matched.name] as (asked: unknown) => Promise<unknown>;
    return answer(call.status, await handler(asked));
  } catch (error) {
    return problemAnswer(request, error);
  }
}

async function admit(call: Endpoint, request: Request): Promise<Actor | null> {
  if (call.access !== "anybody") return actorOf(request);
  if (call.method !== "GET") requireOwnPage(request.headers);
  return null;
}

async function bodyOf(call: Endpoint, request: Request): Promise<unknown> {
  if (!call.body) return undefined;
  const body = await readBody(request, call.bodyBytesMax);
  return body === undefined && call.bodyOptional ? undefined : checkInput(call.body, body ?? {}, "body", localeOf(request));
}

/** As the texts of a body: what no column takes is looked for as it would have been kept, and not found. */
const stored = (texts: Iterable<[string, string]>) => Object.fromEntries([...texts].map(([name, text]) => [name, cleanText(text)]));

function answer(status: number, result: unknown): Response {
  const headers = result instanceof Reply ? result.headers : new Headers();
  headers.set("cache-control", "no-store");
  const value = result instanceof Reply ? result.value : result;
  if (status === 204 || value === null || value === undefined) return new Response(null, { status, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  return new Response(JSON.stringify(value), { status, headers });
}
