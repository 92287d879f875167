/** What the bots of the team's chats have in common: one message, into the group that the bot's address stands for. */
import { createHmac } from "node:crypto";
import { type Asked, done, type Failed, jsonIn, type Reply, refused, unreadable, type Wire } from "./client.ts";

export interface ChatMessage {
  readonly text: string;
  /** It calls everybody in the group. */
  readonly everyone: boolean;
}
export type ChatSettings = { readonly baseUrl: string };
export type ChatClient = (
  wire: Wire,
  settings: ChatSettings,
  secrets: Readonly<Record<string, string>>,
) => (message: ChatMessage) => Promise<Asked<null>>;

/** The bot's address below the provider's; null: it leads elsewhere, and a key is not sent there. */
export function hookOf(hook: string, baseUrl: string): URL | null {
  if (!URL.canParse(hook) || !URL.canParse(baseUrl)) return null;
  const url = new URL(hook);
  return url.origin === new URL(baseUrl).origin ? url : null;
}

export const otherAddress = refused(
  "The bot's address does not belong to the address of the provider that the connection names. Enter both anew.",
  "chat.address",
);

export const post = (wire: Wire, url: URL, body: object): Promise<Asked<Reply>> =>
  wire.send({
    method: "POST",
    path: `${url.pathname}${url.search}`,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  });

export const hmac = (key: string, data: string): string => createHmac("sha256", key).update(data).digest("base64");

/** A provider that says in the body of a 200 whether it took the message. `slow`: its codes for too many. */
export function coded(
  who: string,
  asked: Asked<Reply>,
  names: { code: string; message: string; slow: readonly number[]; slowMs: number },
): Asked<null> {
  if (!asked.ok) return asked;
  const said = jsonIn(asked.value.text) as Record<string, unknown> | undefined;
  if (typeof said !== "object" || said === null) return asked.value.status >= 400 ? no(who, asked.value.text) : unreadable(who);
  const code = Number(said[names.code] ?? said["StatusCode"]);
  if (code === 0) return done(null);
  const message = String(said[names.message] ?? said["StatusMessage"] ?? "").slice(0, 300);
  if (names.slow.includes(code)) return tooMany(who, message, names.slowMs);
  return no(who, `${message} (${code})`);
}

export const no = (who: string, message: string): Failed =>
  refused(`${who} did not take the message: ${message.slice(0, 300).trim()}`, "chat.refused");

const tooMany = (who: string, message: string, retryAfterMs: number): Failed => ({
  ok: false,
  failure: { code: "http.slow-down", message: `${who} asks us to slow down. ${message}`.trim(), final: false, retryAfterMs },
  carried: "no",
});
