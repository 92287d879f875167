/** Answers by mail, in the thread that the customer began. */
import type { Channel } from "#engine/store/channels.ts";
import type { Destination } from "#engine/store/replies.ts";
import { limits } from "#lib/limits.ts";
import { redactText } from "#lib/run/redact.ts";
import { mailSettings } from "#lib/service/channel-kinds.ts";

/** @param hear told of each line that is sent: the library's errors do not say how far it had come */
export async function transportOf({ settings, secrets }: Channel, hear: (line: string) => void = () => {}) {
  const listen = (entry: { tnx?: unknown }, line: unknown) => void (entry.tnx === "client" && hear(String(line)));
  const mail = mailSettings.parse(settings);
  // loaded by the first who needs it: it would hold up every start
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host: mail.smtpHost,
    port: mail.smtpPort,
    secure: mail.smtpSecurity === "tls",
    requireTLS: mail.smtpSecurity === "starttls",
    ignoreTLS: mail.smtpSecurity === "none",
    auth: { user: mail.user || mail.address, pass: secrets["password"] ?? "" },
    connectionTimeout: limits.replySendMs / 2,
    greetingTimeout: limits.replySendMs / 2,
    socketTimeout: limits.replySendMs,
    logger: { level: () => {}, trace: listen, debug: listen, info: listen, warn: listen, error: listen, fatal: listen },
    debug: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { mail, transport };
}

/** Ours are known by what stands before the @ when the customer answers. */
export const mailIdOf = (messageId: string, address: string): string =>
  `<${messageId}@${address.split("@").at(-1) ?? "tradewind.invalid"}>`;

export async function sendLetter(
  channel: Channel,
  to: Destination,
  letter: { messageId: string; text: string },
): Promise<{ kind: "sent" } | { kind: "failed"; why: string; final: boolean } | { kind: "unknown"; why: string }> {
  let isOut = false;
  const { mail, transport } = await transportOf(channel, (line) => {
    isOut ||= line === "DATA";
  });
  const asked = to.askedId.startsWith("<") ? to.askedId : "";
  try {
    const { rejected } = await transport.sendMail({
      from: mail.senderName ? { name: mail.senderName, address: mail.address } : mail.address,
      to: to.address,
      subject: /^re:|^回复[:：]/i.test(to.subject) ? to.subject : `Re: ${to.subject}`.trim(),
      text: letter.text,
      messageId: mailIdOf(letter.messageId, mail.address),
      ...(asked ? { inReplyTo: asked, references: asked } : {}),
    });
    return rejected.length > 0 ? { kind: "failed", why: `The mail server did not take ${to.address}.`, final: true } : { kind: "sent" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const status = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
    const why = redactText(
      `The mail server ${mail.smtpHost} did not take it (${error instanceof Error ? error.message.slice(0, 200) : code}).`,
      [channel.secrets["password"] ?? ""],
    );
    // the content was on its way and no answer came: it may be delivered
    if (isOut && status === 0) return { kind: "unknown", why };
    return { kind: "failed", why, final: code === "EAUTH" || code === "EENVELOPE" || status >= 550 };
  } finally {
    transport.close();
  }
}
