/** The API's description, OpenAPI 3.1, made from the table that serves it: what is not here does not exist, and the other way round. */
import { z } from "zod";
import { type CallName, calls } from "./calls.ts";
import type { Endpoint } from "./endpoint.ts";

type Json = Record<string, unknown>;

const usual: Record<number, string> = {
  400: "What was sent is not right; `errors` names each field",
  401: "No account and no valid key",
  403: "The role does not allow it",
  404: "There is no such thing",
  413: "The body is too large",
};

/** Not named call by call: it says nothing of what was asked. */
const ours = "Trouble of our own (500; 503 with `Retry-After` while it starts or has too much to do)";

export function openapi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(calls) as CallName[]) {
    const call: Endpoint = calls[name];
    const path = paths[call.path] ?? {};
    path[call.method.toLowerCase()] = operation(name, call);
    paths[call.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tradewind",
      version,
      description:
        "Everything the screens can do. Errors are RFC 9457 problem details with a sentence a person can act on; lists page by keyset.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(Object.values(calls).map((call) => call.tag))].map((tag) => ({ name: tag })),
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `Authorization: Bearer KEY`." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "tradewind.session_token",
          description: "The cookie of a signed-in browser; changes need its own Origin.",
        },
      },
      schemas: { Problem: schemaOf(problem, "output") },
    },
  };
}

/** What every refusal looks like. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "A sentence, in English or Chinese by Accept-Language." }),
  code: z.string().meta({ description: "Stable, for programs." }),
  field: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

function operation(name: string, call: Endpoint): Json {
  const refusals = { ...usualFor(call), ...call.refuses };
  return {
    operationId: name,
    tags: [call.tag],
    summary: call.summary,
    description: [call.detail, call.access === "anybody" ? "Needs no account." : `Least role: ${call.access}.`]
      .filter(Boolean)
      .join("\n\n"),
    ...(call.access === "anybody" ? { security: [] } : {}),
    parameters: [
      ...parameters(call.params, "path"),
      ...parameters(call.query, "query"),
      ...(call.etag && call.method !== "GET" && call.params ? [ifMatch] : []),
    ],
    ...(call.body
      ? { requestBody: { required: !call.bodyOptional, content: { "application/json": { schema: schemaOf(call.body, "input") } } } }
      : {}),
    responses: {
      [call.status]: {
        description: call.summary,
        ...(call.etag && call.status !== 204
          ? { headers: { ETag: { schema: { type: "string" }, description: "The draft's revision." } } }
          : {}),
        ...(isNothing(call) ? {} : { content: { "application/json": { schema: schemaOf(call.answer, "output") } } }),
      },
      ...Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, refusal(description)])),
      default: refusal(ours),
    },
  };
}

const refusal = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const ifMatch = {
  name: "If-Match",
  in: "header",
  required: false,
  schema: { type: "string" },
  description: "The ETag that was read. Absent: whatever is there is replaced.",
};

function usualFor(call: Endpoint): Record<number, string> {
  const { 400: wrong = "", 401: nobody = "", 403: role = "", 404: gone = "", 413: large = "" } = usual;
  return {
    ...(call.query || call.body || call.params ? { 400: wrong } : {}),
    ...(call.access === "anybody" ? {} : { 401: nobody, 403: role }),
    // a body names things too
    ...(call.params || call.body ? { 404: gone } : {}),
    ...(call.body ? { 413: large } : {}),
  };
}

function parameters(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const json = schemaOf(schema, "input");
  const required = Array.isArray(json["required"]) ? json["required"] : [];
  return Object.entries((json["properties"] ?? {}) as Record<string, Json>).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: rest,
    ...(description ? { description } : {}),
  }));
}

const isNothing = (call: Endpoint): boolean => call.answer instanceof z.ZodNull;

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, "~standard": __, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return json;
}
