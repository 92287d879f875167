/** Dialogflow ES (v2): what a customer wants, by the shop's own agent. Its token is fetched with a signed assertion and kept while it holds. */
import { createHash, createSign } from "node:crypto";
import { type Fields, fields, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import { type Asked, done, type Failed, jsonIn, mapped, refused, unreadable, type Wire } from "../client.ts";

export interface Intent {
  readonly intent: string;
  readonly isFallback: boolean;
  readonly confidence: number;
  readonly answer: string;
  readonly parameters: Record<string, unknown>;
}
export interface Dialogflow {
  detect(session: string, text: string, language: string): Promise<Asked<Intent>>;
  /** The agent's name. */
  check(): Promise<Asked<string>>;
}

interface Wires {
  readonly agent: Wire;
  /** To the address that gives tokens: another origin. */
  readonly tokens: Wire;
}

export function dialogflowClient(
  { agent, tokens }: Wires,
  settings: KindSettings<"dialogflow">,
  secrets: Readonly<Record<string, string>>,
): Dialogflow {
  const { project, location } = settings;
  const place = `/v2/projects/${project}${location && location !== "global" ? `/locations/${location}` : ""}/agent`;
  const call = async (method: "GET" | "POST", path: string, body?: object): Promise<Asked<Fields>> => {
    const token = await tokenFor(tokens, settings.tokenUrl, secrets["serviceAccount"] ?? "");
    if (!token.ok) return token;
    const asked = await agent.send({
      method,
      path,
      headers: { authorization: `Bearer ${token.value}`, "content-type": "application/json; charset=utf-8" },
      ...(body ? { body: JSON.stringify(body) } : {}),
      repeatable: true,
    });
    if (!asked.ok) return asked;
    const said = jsonIn(asked.value.text);
    if (asked.value.status < 400) return said === undefined ? unreadable("Dialogflow") : done(fields(said));
    const why = text(fields(fields(said)["error"])["message"]).slice(0, 300);
    if (asked.value.status === 401) kept.delete(keptAs(secrets["serviceAccount"] ?? "", settings.tokenUrl));
    return refusal(asked.value.status, why);
  };
  return {
    async detect(session, said, languageCode) {
      // session ids may have 36 characters at most, of letters, digits and a few signs
      const id = /^[\w-]{1,36}$/.test(session) ? session : createHash("sha256").update(session).digest("hex").slice(0, 36);
      const queryInput = { text: { text: [...said].slice(0, 256).join(""), languageCode } };
      return mapped(await call("POST", `${place}/sessions/${id}:detectIntent`, { queryInput }), ({ queryResult }) =>
        done(intentIn(fields(queryResult))),
      );
    },
    check: async () =>
      mapped(
        await call("GET", `/v2/projects/${project}${location && location !== "global" ? `/locations/${location}` : ""}/agent`),
        (said) => done(text(said["displayName"]) || project),
      ),
  };
}

function intentIn(result: Fields): Intent {
  const intent = fields(result["intent"]);
  const confidence = Number(result["intentDetectionConfidence"]);
  return {
    intent: text(intent["displayName"]),
    isFallback: intent["isFallback"] === true,
    confidence: Number.isFinite(confidence) ? confidence : 0,
    answer: text(result["fulfillmentText"]),
    parameters: fields(result["parameters"]),
  };
}

function refusal(status: number, why: string): Failed {
  if (status === 401 || status === 403)
    return refused(`Google does not accept the service account, or it may not use this agent. ${why}`, "dialogflow.access");
  return refused(`Dialogflow refused: ${why || status}`, "dialogflow.refused");
}

const kept = new Map<string, { readonly token: string; readonly until: number }>();
const keptMax = 100;
const keptAs = (account: string, url: string): string => createHash("sha256").update(`${url}\n${account}`).digest("hex");

async function tokenFor(wire: Wire, url: string, account: string): Promise<Asked<string>> {
  const name = keptAs(account, url);
  const known = kept.get(name);
  if (known && known.until > wire.now()) return done(known.token);
  const { client_email: email, private_key: key, private_key_id: keyId } = fields(jsonIn(account)) as Record<string, unknown>;
  if (typeof email !== "string" || typeof key !== "string")
    return refused(
      "The service account's key is not the JSON file that Google gives: it has no client_email or private_key.",
      "dialogflow.access",
    );
  let assertion: string;
  try {
    assertion = assertionOf({ email, key, keyId: text(keyId), url, at: Math.floor(wire.now() / 1000) });
  } catch {
    return refused("The private key in the service account's JSON cannot be read.", "dialogflow.access");
  }
  const asked = await wire.send({
    method: "POST",
    path: url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion }).toString(),
    repeatable: true,
  });
  if (!asked.ok) return asked;
  const said = fields(jsonIn(asked.value.text));
  const token = text(said["access_token"]);
  if (asked.value.status >= 400 || !token)
    return refused(
      `Google gives no access: ${text(said["error_description"]) || text(said["error"]) || asked.value.status}`,
      "dialogflow.access",
    );
  const seconds = Number(said["expires_in"]);
  if (kept.size >= keptMax) kept.delete(kept.keys().next().value ?? "");
  // a minute less, so that it does not end on its way
  kept.set(name, { token, until: wire.now() + ((Number.isFinite(seconds) ? seconds : 3_600) - 60) * 1_000 });
  return done(token);
}

/** RFC 7523: who we are and what we want, signed with the account's key. */
function assertionOf({ email, key, keyId, url, at }: { email: string; key: string; keyId: string; url: string; at: number }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: email, scope: "https://www.googleapis.com/auth/dialogflow", aud: url, iat: at, exp: at + 3_600 };
  const signed = `${part({ alg: "RS256", typ: "JWT", ...(keyId ? { kid: keyId } : {}) })}.${part(claims)}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
}
