/**
 * `/channels/{channelId}`: where WeChat tells us that customers wrote. A GET is the proof of the address (its text is decrypted
 * and given back), a POST says that there is something to fetch; what is there is fetched after the answer, for WeChat waits
 * five seconds and the cursor loses nothing.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { limits } from "#lib/limits.ts";
import { wechatSettings } from "#lib/service/channel-kinds.ts";
import { type Opened, openCallback, xmlText } from "../connectors/wechat-service/callback.ts";
import type { Channel } from "../store/channels.ts";
import { readBody } from "./read-body.ts";

export interface ChannelDoorParts {
  readonly channel: (id: string) => Promise<Channel | null>;
  readonly fetch: (id: string, hint: string) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const address = /^\/channels\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\?|$)/i;

export function channelDoor({ channel: find, fetch, report }: ChannelDoorParts) {
  let receivingBytes = 0;
  return async function door(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const say = (status: number, text: string) => {
      if (res.destroyed || res.headersSent) return;
      res.writeHead(status, { "content-type": "text/plain; charset=utf-8", "content-length": Buffer.byteLength(text) });
      res.end(text);
    };
    try {
      const id = address.exec(req.url ?? "")?.[1]?.toLowerCase();
      const channel = id === undefined ? null : await find(id);
      if (!channel?.enabled || channel.kind !== "wechat") {
        req.resume();
        return say(404, "No channel takes messages here.");
      }
      const query = new URL(req.url ?? "", "http://x").searchParams;
      if (req.method === "GET") {
        const opened = open(channel, query, query.get("echostr") ?? "");
        return opened.ok ? say(200, opened.text) : say(opened.why === "forged" ? 401 : 400, refusals[opened.why]);
      }
      if (req.method !== "POST") {
        req.resume();
        return say(405, "Only GET and POST.");
      }
      let held = 0;
      const room = (bytes: number) => {
        if (receivingBytes + bytes > limits.callbackBytesMax * 64) return false;
        receivingBytes += bytes;
        held += bytes;
        return true;
      };
      const body = await readBody(req, { bytesMax: limits.callbackBytesMax, timeoutMs: limits.bodyTimeoutMs, room }).finally(() => {
        receivingBytes -= held;
      });
      if (!body.ok) return say(body.why === "large" ? 413 : 400, "The body could not be read.");
      const opened = open(channel, query, xmlText(body.bytes.toString("utf8"), "Encrypt"));
      if (!opened.ok) return say(opened.why === "forged" ? 401 : 400, refusals[opened.why]);
      say(200, "success");
      void fetch(channel.id, xmlText(opened.text, "Token")).catch(report);
    } catch (error) {
      report(error);
      say(503, "Not now.");
    }
  };
}

const refusals = {
  forged: "The signature does not fit. Check the Token.",
  damaged: "The message cannot be decrypted. Check the EncodingAESKey.",
  "other receiver": "The message is for another corp. Check the Corp ID.",
} as const;

function open(channel: Channel, query: URLSearchParams, encrypted: string): Opened {
  const settings = wechatSettings.safeParse(channel.settings);
  const { token = "", encodingAesKey = "" } = channel.secrets;
  return openCallback(
    { token, encodingAesKey, receiveId: settings.data?.corpId ?? "" },
    {
      signature: query.get("msg_signature") ?? "",
      timestamp: query.get("timestamp") ?? "",
      nonce: query.get("nonce") ?? "",
      encrypted,
    },
  );
}
