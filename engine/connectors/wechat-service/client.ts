/**
 * WeChat customer service: what customers wrote is fetched by a cursor, an answer is sent by one call. An answer that nobody
 * knows the end of is a person's: WeChat has no key by which a message that is sent twice is shown once.
 */
import { type Fields, fields, text } from "#lib/commerce/read-value.ts";
import { limits } from "#lib/limits.ts";
import { type Asked, done, refused, type Wire } from "../client.ts";

export interface WechatSecrets {
  readonly corpId: string;
  readonly secret: string;
}
export interface WechatMessage {
  readonly id: string;
  readonly from: string;
  readonly openKfId: string;
  readonly kind: string;
  readonly text: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly raw: Fields;
}
export interface Synced {
  readonly messages: readonly WechatMessage[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** Tokens are good for two hours, and the same for all of a corp's processes. */
const tokens = new Map<string, { token: string; until: number }>();
const early = 5 * 60_000;
const oldToken = new Set([40_014, 41_001, 42_001]);

export function wechatService(wire: Wire, { corpId, secret }: WechatSecrets) {
  const keptAs = `${corpId} ${secret}`;

  async function token(fresh: boolean): Promise<Asked<string>> {
    const known = tokens.get(keptAs);
    if (!fresh && known && known.until > wire.now()) return done(known.token);
    const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
    const asked = await call("GET", `/cgi-bin/gettoken?${query}`, undefined);
    if (!asked.ok) return asked;
    const value = text(asked.value["access_token"]);
    if (value === "") return refused("WeChat gave no access token.", "provider.answer");
    tokens.set(keptAs, { token: value, until: wire.now() + (Number(asked.value["expires_in"]) || 7_200) * 1_000 - early });
    return done(value);
  }

  async function call(
    method: "GET" | "POST",
    path: string,
    body: Record<string, unknown> | undefined,
    repeatable = true,
  ): Promise<Asked<Fields>> {
    const sent = await wire.send({
      method,
      path,
      repeatable,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    if (!sent.ok) return sent;
    let answer: Fields;
    try {
      answer = fields(JSON.parse(sent.value.text));
    } catch {
      return {
        ok: false,
        failure: { code: "provider.answer", message: "WeChat's answer could not be read.", final: true },
        carried: "perhaps",
      };
    }
    const code = Number(answer["errcode"] ?? 0);
    if (code === 0) return done(answer);
    const failure = { code: `wechat.${code}`, message: sentence(code, text(answer["errmsg"])), final: code !== -1 && code !== 45_009 };
    return { ok: false, failure, carried: "no" };
  }

  async function withToken(path: string, body: Record<string, unknown>, repeatable = true): Promise<Asked<Fields>> {
    for (const fresh of [false, true]) {
      const key = await token(fresh);
      if (!key.ok) return key;
      const asked = await call("POST", `${path}?access_token=${encodeURIComponent(key.value)}`, body, repeatable);
      const isOld = !asked.ok && oldToken.has(Number(asked.failure.code.replace("wechat.", "")));
      if (fresh || !isOld) return asked;
    }
    return refused("WeChat does not take its own token.", "provider.token");
  }

  return {
    check: (): Promise<Asked<string>> => token(true),

    /** @param hint the callback's own token: with it WeChat lets us ask more often */
    async sync(cursor: string, openKfId: string, hint: string): Promise<Asked<Synced>> {
      const asked = await withToken("/cgi-bin/kf/sync_msg", {
        ...(cursor ? { cursor } : {}),
        ...(hint ? { token: hint } : {}),
        ...(openKfId ? { open_kfid: openKfId } : {}),
        limit: limits.channelMessages,
      });
      if (!asked.ok) return asked;
      const list = asked.value["msg_list"];
      return done({
        messages: (Array.isArray(list) ? list : []).map(fields).flatMap(messageIn),
        cursor: text(asked.value["next_cursor"]) || cursor,
        hasMore: Number(asked.value["has_more"]) === 1,
      });
    },

    /** What these customers are called; none where WeChat does not say. */
    async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map();
      const asked = await withToken("/cgi-bin/kf/customer/batchget", { external_userid_list: ids.slice(0, 100) });
      const list = asked.ok ? asked.value["customer_list"] : [];
      return new Map((Array.isArray(list) ? list : []).map(fields).map((each) => [text(each["external_userid"]), text(each["nickname"])]));
    },

    send: (to: { openKfId: string; user: string }, message: { id: string; text: string }): Promise<Asked<Fields>> =>
      withToken(
        "/cgi-bin/kf/send_msg",
        { touser: to.user, open_kfid: to.openKfId, msgid: message.id, msgtype: "text", text: { content: message.text } },
        false,
      ),
  };
}

/** What a customer wrote; what our people or WeChat itself say is not a question. */
function messageIn(message: Fields): WechatMessage[] {
  const id = text(message["msgid"]);
  const from = text(message["external_userid"]);
  if (Number(message["origin"]) !== 3 || id === "" || from === "") return [];
  const kind = text(message["msgtype"]);
  const words = kind === "text" ? text(fields(message["text"])["content"]) : (shown[kind] ?? `[${kind}]`);
  return [{ id, from, openKfId: text(message["open_kfid"]), kind, text: words, at: Number(message["send_time"]) || 0, raw: message }];
}

const shown: Record<string, string> = {
  image: "[图片]",
  voice: "[语音]",
  video: "[视频]",
  file: "[文件]",
  location: "[位置]",
  link: "[链接]",
  business_card: "[名片]",
  miniprogram: "[小程序]",
};

/** The ones that an operator meets. */
const known: Record<number, string> = {
  40001: "WeChat does not know this secret. Copy it again from the API page of WeChat customer service.",
  40013: "WeChat does not know this corp ID.",
  60020: "This server's address is not on the list of trusted addresses in WeCom.",
  95001: "WeChat takes no more answers for now: five may be sent after each message of the customer.",
  95002: "WeChat takes no answer any more: 48 hours after the customer last wrote are over.",
  95018: "A person answers this customer in WeCom itself, so WeChat takes nothing from here.",
};
const sentence = (code: number, message: string): string => known[code] ?? `WeChat says: ${message || "no reason"} (${code}).`;
