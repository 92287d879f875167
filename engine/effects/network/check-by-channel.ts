/** Whether a channel's other side answers. Null: it does; else why not, in a sentence. Nothing is sent and nothing is fetched. */
import { checkMailbox } from "#engine/connectors/mailbox/mailbox.ts";
import type { Channel } from "#engine/store/channels.ts";
import { redactText } from "#lib/run/redact.ts";
import { mailSettings } from "#lib/service/channel-kinds.ts";
import { transportOf } from "./mail-channel.ts";
import { wechatOf } from "./wechat-channel.ts";

export async function checkByChannel(channel: Channel, signal: AbortSignal): Promise<string | null> {
  try {
    switch (channel.kind) {
      case "web":
        return null;
      case "wechat": {
        const asked = await wechatOf(channel, signal).service.check();
        return asked.ok ? null : asked.failure.message;
      }
      case "mail":
        return await checkMail(channel);
    }
  } catch (error) {
    return redactText(error instanceof Error ? error.message : String(error), Object.values(channel.secrets));
  }
}

async function checkMail(channel: Channel): Promise<string | null> {
  const settings = mailSettings.parse(channel.settings);
  try {
    await checkMailbox(settings, channel.secrets["password"] ?? "");
  } catch (error) {
    return `Incoming mail (${settings.imapHost}): ${sentenceOf(error)}`;
  }
  const { transport } = await transportOf(channel);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return `Outgoing mail (${settings.smtpHost}): ${sentenceOf(error)}`;
  } finally {
    transport.close();
  }
}

/** What the server itself says is nearer to the matter than the library's own words. */
export function sentenceOf(error: unknown): string {
  const said = error instanceof Error && "responseText" in error ? String(error.responseText ?? "") : "";
  const refused = error instanceof Error && "authenticationFailed" in error && error.authenticationFailed === true;
  if (refused) return `it does not accept the user name and password${said ? ` (${said.slice(0, 200)})` : ""}.`;
  return `${said || (error instanceof Error ? error.message : String(error))}`.slice(0, 300);
}
