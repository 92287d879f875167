/**
 * WeChat's side of customer service for tests: callbacks signed and encrypted as WeCom publishes it, tokens that expire, messages
 * by cursor, and what was sent. Written from the published rules alone; it shares no code with our client.
 */
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const wechatAccount = {
  corpId: "ww1234567890abcdef",
  secret: "secret-of-the-service-0123456789",
  token: "QDG6eK",
  encodingAesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
  openKfId: "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw",
};

/** What the callback's query and body are for a text. */
export function encrypted(text: string, account = wechatAccount, receiver = account.corpId) {
  const key = Buffer.from(`${account.encodingAesKey}=`, "base64");
  const message = Buffer.from(text, "utf8");
  const size = Buffer.alloc(4);
  size.writeUInt32BE(message.byteLength, 0);
  const whole = Buffer.concat([randomBytes(16), size, message, Buffer.from(receiver)]);
  const missing = 32 - (whole.byteLength % 32);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  const encrypt = Buffer.concat([cipher.update(Buffer.concat([whole, Buffer.alloc(missing, missing)])), cipher.final()]).toString("base64");
  const timestamp = "1409659589";
  const nonce = "263014780";
  const parts = [account.token, timestamp, nonce, encrypt];
  parts.sort();
  const msg_signature = createHash("sha1").update(parts.join("")).digest("hex");
  return { query: new URLSearchParams({ msg_signature, timestamp, nonce }).toString(), encrypt };
}

export const callbackBody = (encrypt: string) =>
  `<xml><ToUserName><![CDATA[${wechatAccount.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>`;

export const newsFor = (token: string) =>
  `<xml><ToUserName><![CDATA[${wechatAccount.corpId}]]></ToUserName><CreateTime>1348831860</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[${token}]]></Token><OpenKfId><![CDATA[${wechatAccount.openKfId}]]></OpenKfId></xml>`;

export async function openWechat() {
  const state = {
    messages: [] as Record<string, unknown>[],
    sent: [] as Record<string, unknown>[],
    tokensGiven: 0,
    valid: new Set<string>(),
    asked: [] as { path: string; body: Record<string, unknown> }[],
    /** What the next sending answers: an error of WeChat's, or nothing at all. */
    nextSend: null as null | { errcode: number; errmsg: string } | "cut",
    pageSize: 2,
  };
  const read = async (req: IncomingMessage) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    return Buffer.concat(parts).toString("utf8");
  };
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? "/", "http://wechat");
    const body = JSON.parse((await read(req)) || "{}") as Record<string, unknown>;
    const answer = (value: unknown) => {
      res.setHeader("content-type", "application/json; charset=UTF-8");
      res.end(JSON.stringify(value));
    };
    state.asked.push({ path: url.pathname, body });
    if (url.pathname === "/cgi-bin/gettoken") {
      if (url.searchParams.get("corpid") !== wechatAccount.corpId) return answer({ errcode: 40013, errmsg: "invalid corpid" });
      if (url.searchParams.get("corpsecret") !== wechatAccount.secret) return answer({ errcode: 40001, errmsg: "invalid credential" });
      const access_token = `token-${++state.tokensGiven}`;
      state.valid = new Set([access_token]);
      return answer({ errcode: 0, errmsg: "ok", access_token, expires_in: 7200 });
    }
    if (!state.valid.has(url.searchParams.get("access_token") ?? "")) return answer({ errcode: 42001, errmsg: "access_token expired" });
    if (url.pathname === "/cgi-bin/kf/sync_msg") {
      const start = Number(String(body["cursor"] ?? "").replace("c", "")) || 0;
      const page = state.messages.slice(start, start + state.pageSize);
      const end = start + page.length;
      return answer({ errcode: 0, errmsg: "ok", next_cursor: `c${end}`, has_more: end < state.messages.length ? 1 : 0, msg_list: page });
    }
    if (url.pathname === "/cgi-bin/kf/customer/batchget") {
      const ids = body["external_userid_list"] as string[];
      return answer({ errcode: 0, errmsg: "ok", customer_list: ids.map((external_userid) => ({ external_userid, nickname: "小王" })) });
    }
    if (url.pathname === "/cgi-bin/kf/send_msg") {
      const next = state.nextSend;
      state.nextSend = null;
      if (next === "cut") {
        state.sent.push(body);
        return req.socket.destroy();
      }
      if (next) return answer(next);
      state.sent.push(body);
      return answer({ errcode: 0, errmsg: "ok", msgid: body["msgid"] });
    }
    res.statusCode = 404;
    return answer({});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    state,
    host: `127.0.0.1:${port}`,
    baseUrl: `http://127.0.0.1:${port}`,
    says(msgid: string, content: string, more: Record<string, unknown> = {}) {
      state.messages.push({
        msgid,
        open_kfid: wechatAccount.openKfId,
        external_userid: "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw",
        send_time: 1615478585,
        origin: 3,
        msgtype: "text",
        text: { content, menu_id: "" },
        ...more,
      });
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
