/** Chats, a language model and Dialogflow, each against a real server that plays its published answers, good days and bad. */
import { createHmac, createVerify, generateKeyPairSync } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { AnyConnection } from "#engine/store/connections.ts";
import { connectionKinds, type KindId } from "#lib/outside/kinds.ts";
import { type Asked, openProvider, type ProviderServer, type Said } from "#tests/provider-server.ts";
import { performChatSend } from "./chat-send.ts";
import { performDetectIntent } from "./detect-intent.ts";
import { performModelAsk } from "./model-ask.ts";
import { providerWire } from "./provider-wire.ts";
import type { SystemSurroundings } from "./system-call.ts";

let server: ProviderServer;
afterEach(() => server.close());

const at = Date.parse("2026-11-22T08:05:30.000Z");
function connectionTo(kind: KindId, settings: object, secrets: Record<string, string>): AnyConnection {
  const parsed = connectionKinds[kind].settings.parse({ baseUrl: server.url, allowedHosts: ["127.0.0.1"], ...settings });
  return { id: "c1", name: "Test", kind, settings: parsed, secrets } as AnyConnection;
}
const with_ = (connection: AnyConnection | null): SystemSurroundings => ({
  connection: async () => connection,
  wire: (to, signal) =>
    providerWire(to, null, signal, { resolve: async () => [{ address: "127.0.0.1", family: 4 }], now: () => at, nonce: () => "n" }),
});
const never = new AbortController().signal;

describe("chats", () => {
  const chat = (connection: AnyConnection | null, text = "Order <1001> & more", everyone = false) =>
    performChatSend({ key: "k", args: { connectionId: "c1", text, everyone }, workspaceId: "w" }, never, with_(connection));
  const bot = (kind: "slack" | "feishu" | "dingtalk" | "wecom", path: string, secret?: string) =>
    connectionTo(kind, {}, { hook: server.url + path, ...(secret ? { secret } : {}) });
  const body = (n = -1): unknown => JSON.parse(server.seen.at(n)?.body ?? "null");

  test("Slack: its three characters are escaped, and what it answers in words is said", async () => {
    server = await openProvider(({ path }) => (path === "/services/T/B/X" ? { body: "ok" } : { status: 404, body: "channel_not_found" }));
    expect(await chat(bot("slack", "/services/T/B/X"), undefined, true)).toEqual({ ok: true, reply: { sent: true } });
    expect(body()).toEqual({ text: "<!channel> Order &lt;1001&gt; &amp; more" });
    expect(await chat(bot("slack", "/services/gone"))).toMatchObject({
      failure: { code: "chat.refused", message: expect.stringContaining("channel not found"), final: true },
    });
  });

  test("Feishu: signed with the time as the key over nothing", async () => {
    const secret = "feishu-secret";
    server = await openProvider(({ body: sent }) => {
      const { timestamp, sign } = JSON.parse(sent) as { timestamp: string; sign: string };
      const good = createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
      return {
        body:
          sign === good
            ? { code: 0, msg: "success", data: {} }
            : { code: 19021, msg: "sign match fail or timestamp is not within one hour" },
      };
    });
    expect(await chat(bot("feishu", "/open-apis/bot/v2/hook/x", secret), "订单 1001")).toMatchObject({ ok: true });
    expect(body()).toMatchObject({ timestamp: String(at / 1000), msg_type: "text", content: { text: "订单 1001" } });
    expect(await chat(bot("feishu", "/open-apis/bot/v2/hook/x", "another"))).toMatchObject({
      failure: { code: "chat.refused", message: expect.stringContaining("sign match fail"), final: true },
    });
  });

  test("DingTalk: time and signature stand in the address; too many are told to wait", async () => {
    const secret = "SECdingtalk";
    let said: Said = { body: { errcode: 0, errmsg: "ok" } };
    server = await openProvider(({ path }) => {
      const query = new URL(path, "http://x").searchParams;
      const good = createHmac("sha256", secret).update(`${at}\n${secret}`).digest("base64");
      return query.get("sign") === good && query.get("access_token") === "t"
        ? said
        : { body: { errcode: 310000, errmsg: "sign not match" } };
    });
    expect(await chat(bot("dingtalk", "/robot/send?access_token=t", secret), "hi", true)).toMatchObject({ ok: true });
    expect(body()).toEqual({ msgtype: "text", text: { content: "hi" }, at: { isAtAll: true } });
    said = { body: { errcode: 410100, errmsg: "send too fast" } };
    expect(await chat(bot("dingtalk", "/robot/send?access_token=t", secret))).toMatchObject({
      failure: { code: "http.slow-down", final: false, retryAfterMs: 600_000 },
    });
    expect(await chat(bot("dingtalk", "/robot/send?access_token=t"))).toMatchObject({
      failure: { message: expect.stringContaining("sign not match") },
    });
  });

  test("WeCom: a long text is cut to what it takes, at a whole character", async () => {
    server = await openProvider(() => ({ body: { errcode: 0, errmsg: "ok" } }));
    expect(await chat(bot("wecom", "/cgi-bin/webhook/send?key=k"), "订".repeat(2_000), true)).toMatchObject({ ok: true });
    const { text } = body() as { text: { content: string; mentioned_list: string[] } };
    expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2_048);
    expect(text.content).toMatch(/^订+…$/);
    expect(text.mentioned_list).toEqual(["@all"]);
  });

  test("429 is tried again when it asks for it; what may have arrived is a person's to look at, and nothing of the address is told", async () => {
    server = await openProvider(() => ({ body: "ok" }));
    server.trouble(() => true, { before: { status: 429, headers: { "retry-after": "7" }, body: "rate_limited" } });
    const slack = bot("slack", "/services/T/B/verysecret");
    expect(await chat(slack)).toMatchObject({ failure: { code: "http.slow-down", final: false, retryAfterMs: 7_000 } });
    for (const after of ["cut", { status: 500, body: "oh" }] as const) {
      server.trouble(() => true, { after });
      const outcome = await chat(slack);
      expect(outcome).toMatchObject({ failure: { code: "chat.in-doubt", final: true } });
      expect(JSON.stringify(outcome)).not.toContain("verysecret");
    }
  });

  test("the address of a bot goes to its provider and nowhere else; a connection of another kind is none", async () => {
    server = await openProvider(() => ({ body: "ok" }));
    expect(await chat(connectionTo("slack", {}, { hook: "https://evil.test/services/T" }))).toMatchObject({
      failure: { code: "chat.address" },
    });
    expect(await chat(connectionTo("model", { model: "m" }, {}))).toMatchObject({ failure: { code: "http.connection-missing" } });
    expect(await chat(null)).toMatchObject({ failure: { code: "http.connection-missing" } });
    expect(server.seen).toEqual([]);
  });
});

describe("a language model", () => {
  const asked = (args: object = {}, key = "sk-secret-key") =>
    performModelAsk(
      {
        key: "k",
        args: {
          connectionId: "c1",
          model: "",
          instructions: "Sort it.",
          question: "Where is my parcel?",
          fields: {},
          maxTokens: 100,
          hidesPeople: true,
          ...args,
        },
        workspaceId: "w",
      },
      never,
      with_(connectionTo("model", { model: "gpt-test", baseUrl: `${server.url}/v1` }, { key })),
    );
  const says = (content: string, more: object = {}): Said => ({
    body: {
      model: "gpt-test-1",
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop", ...more }],
      usage: { total_tokens: 12 },
    },
  });
  const sent = (n: number) =>
    JSON.parse(server.seen[n]?.body ?? "null") as Record<string, never> & { messages: { role: string; content: string }[] };

  test("a text: by the key, to /chat/completions, without what says who somebody is", async () => {
    server = await openProvider(({ path, headers }) =>
      path === "/v1/chat/completions" && headers.authorization === "Bearer sk-secret-key"
        ? says(" A parcel. ")
        : { status: 401, body: { error: { message: "no" } } },
    );
    const question = "li@example.com, 13800138000, +49 151 23456789, 4111 1111 1111 1111, order 10012345678";
    expect(await asked({ question })).toEqual({
      ok: true,
      reply: { text: "A parcel.", fields: {}, model: "gpt-test-1", tokens: 12, repaired: false },
    });
    expect(sent(0)).toMatchObject({ model: "gpt-test", max_tokens: 100 });
    expect(sent(0).messages).toEqual([
      { role: "system", content: "Sort it." },
      { role: "user", content: "[mail], [phone], [phone], [card …1111], order 10012345678" },
    ]);
    expect(await asked({}, "sk-other-key-00")).toMatchObject({ failure: { code: "model.access", final: true } });
  });

  test("fields: asked for by a schema, checked, and once more where they do not fit", async () => {
    const answers = [says('{"topic": "parcel"}'), says('```json\n{"topic": "parcel", "urgent": true}\n```')];
    server = await openProvider(() => answers.shift() ?? says("no"));
    const fields = { topic: "what it is about", urgent: "yes or no" };
    expect(await asked({ fields })).toMatchObject({
      ok: true,
      reply: { fields: { topic: "parcel", urgent: "true" }, repaired: true, tokens: 24 },
    });
    expect(sent(0)).toMatchObject({
      response_format: {
        type: "json_schema",
        json_schema: { strict: true, schema: { required: ["topic", "urgent"], additionalProperties: false } },
      },
    });
    expect(sent(1).messages.at(-1)?.content).toContain('the field "urgent" is missing');
    expect(await asked({ fields })).toMatchObject({ failure: { code: "model.unfit", final: true } });
  });

  test("a provider that knows no schema, or no max_tokens, is asked in its own way", async () => {
    server = await openProvider(({ body }) => {
      const said = JSON.parse(body) as Record<string, { type: string } | undefined>;
      if ("max_tokens" in said)
        return { status: 400, body: { error: { message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." } } };
      if (said["response_format"]?.type === "json_schema")
        return { status: 400, body: { error: { message: "This response_format type is unavailable now" } } };
      return says('{"a": "1"}');
    });
    expect(await asked({ fields: { a: "a number" } })).toMatchObject({ ok: true, reply: { fields: { a: "1" }, repaired: false } });
    expect(server.seen).toHaveLength(3);
  });

  test("what is cut, refused, slow or silent is said", async () => {
    server = await openProvider(() => says("half an ans", { finish_reason: "length" }));
    expect(await asked()).toMatchObject({ failure: { code: "model.cut", final: true } });
    server.trouble(() => true, {
      before: { status: 429, headers: { "retry-after": "20" }, body: { error: { message: "Rate limit reached" } } },
    });
    expect(await asked()).toMatchObject({ failure: { code: "http.slow-down", final: false, retryAfterMs: 20_000 } });
    server.trouble(() => true, { before: { status: 503, body: "overloaded" } });
    expect(await asked()).toMatchObject({ failure: { final: false } });
    server.trouble(() => true, { before: { body: { choices: [{ message: { refusal: "I cannot help" } }] } } });
    expect(await asked()).toMatchObject({ failure: { code: "model.refused", message: expect.stringContaining("I cannot help") } });
    server.trouble(() => true, { before: { status: 401, body: { error: { message: "Incorrect API key provided: sk-secret-key" } } } });
    expect(JSON.stringify(await asked())).not.toContain("sk-secret-key");
  });
});

describe("Dialogflow", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const account = JSON.stringify({
    type: "service_account",
    client_email: "bot@shop.iam.gserviceaccount.com",
    private_key_id: "key-1",
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
  });
  const open = (query: object) =>
    openProvider(({ path, body, headers }: Asked) => {
      if (path !== "/token") {
        if (headers.authorization !== "Bearer ya29.token") return { status: 401, body: { error: { message: "invalid" } } };
        return path === "/v2/projects/my-agent/agent/sessions/c-1:detectIntent"
          ? { body: { responseId: "r", queryResult: query } }
          : { status: 404, body: { error: { message: path } } };
      }
      const form = new URLSearchParams(body);
      const [head = "", claims = "", signature = ""] = (form.get("assertion") ?? "").split(".");
      const good = createVerify("RSA-SHA256").update(`${head}.${claims}`).verify(publicKey, signature, "base64url");
      const said = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
      const known =
        said["iss"] === "bot@shop.iam.gserviceaccount.com" && said["aud"] === `${server.url}/token` && said["exp"] === at / 1000 + 3_600;
      return good && known && form.get("grant_type") === "urn:ietf:params:oauth:grant-type:jwt-bearer"
        ? { body: { access_token: "ya29.token", expires_in: 3_599, token_type: "Bearer" } }
        : { status: 400, body: { error: "invalid_grant", error_description: "Invalid JWT Signature." } };
    });
  const detect = (secret = account, text = "where is it") =>
    performDetectIntent(
      { key: "k", args: { connectionId: "c1", session: "c-1", text, language: "en" }, workspaceId: "w" },
      never,
      with_(connectionTo("dialogflow", { project: "my-agent", tokenUrl: `${server.url}/token` }, { serviceAccount: secret })),
    );

  test("the intent that it sees, by a token that is fetched once", async () => {
    server = await open({
      queryText: "where is it",
      parameters: { parcel: "1001" },
      fulfillmentText: "On its way.",
      intent: { name: "projects/my-agent/agent/intents/1", displayName: "order.where" },
      intentDetectionConfidence: 0.87,
    });
    expect(await detect()).toEqual({
      ok: true,
      reply: { intent: "order.where", isFallback: false, confidence: 0.87, answer: "On its way.", parameters: { parcel: "1001" } },
    });
    expect(await detect(account, "x".repeat(400))).toMatchObject({ ok: true });
    expect(server.seen.filter(({ path }) => path === "/token")).toHaveLength(1);
    expect((JSON.parse(server.seen.at(-1)?.body ?? "") as { queryInput: { text: { text: string } } }).queryInput.text.text).toHaveLength(
      256,
    );
  });

  test("an account that Google does not know, or that is none, is said; too many are tried again", async () => {
    server = await open({});
    const other = JSON.stringify({ ...(JSON.parse(account) as object), client_email: "else@shop.test" });
    expect(await detect(other)).toMatchObject({
      failure: { code: "dialogflow.access", message: expect.stringContaining("Invalid JWT Signature"), final: true },
    });
    expect(await detect("{}")).toMatchObject({ failure: { code: "dialogflow.access" } });
    server.trouble(({ path }) => path !== "/token", { before: { status: 429, headers: { "retry-after": "3" }, body: {} } });
    expect(await detect()).toMatchObject({ failure: { code: "http.slow-down", retryAfterMs: 3_000 } });
  });
});
