/**
 * New mails of a mailbox, by IMAP: read in order of their numbers, and left in the mailbox as they are. The cursor is the
 * mailbox's validity and the last number; it moves on when what was read is committed, so a mail may be read twice and its
 * Message-ID says so.
 */
import { hash } from "node:crypto";
import type { ImapFlow } from "imapflow";
import PostalMime from "postal-mime";
import { limits } from "#lib/limits.ts";
import type { MailSettings } from "#lib/service/channel-kinds.ts";
import { idsIn, textOfHtml, withoutQuote } from "#lib/service/mail-text.ts";

export interface Letter {
  /** Its Message-ID, in angle brackets; of a mail that has none, one made of its content. */
  readonly id: string;
  readonly references: readonly string[];
  readonly from: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  /** ISO 8601, or empty. */
  readonly at: string;
  /** Sent by a machine: an out-of-office note, a bounce, a list. */
  readonly isAutomatic: boolean;
  readonly attachments: readonly string[];
}
export interface Fetched {
  readonly letters: readonly Letter[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

async function clientOf(settings: MailSettings, password: string): Promise<ImapFlow> {
  const { imapHost: host, imapPort: port, imapSecurity, user, address } = settings;
  // loaded by the first who needs it: it would hold up every start
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow({
    host,
    port,
    secure: imapSecurity === "tls",
    ...(imapSecurity === "tls" ? {} : { doSTARTTLS: imapSecurity === "starttls" }),
    auth: { user: user || address, pass: password },
    logger: false,
    connectionTimeout: limits.replySendMs,
    greetingTimeout: limits.replySendMs,
    socketTimeout: limits.replySendMs * 2,
  });
  // a connection that breaks is told by the command that was under way
  client.on("error", () => {});
  return client;
}

/** Whether it lets us in and has the folder. Throws where not. */
export async function checkMailbox(settings: MailSettings, password: string): Promise<void> {
  const client = await clientOf(settings, password);
  try {
    await client.connect();
    await client.mailboxOpen(settings.folder, { readOnly: true });
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** @param cursor empty: what comes from now on */
export async function fetchMail(settings: MailSettings, password: string, cursor: string): Promise<Fetched> {
  const client = await clientOf(settings, password);
  try {
    await client.connect();
    const mailbox = await client.mailboxOpen(settings.folder, { readOnly: true });
    const validity = String(mailbox.uidValidity);
    const [knownValidity, last] = cursor.split(":");
    if (cursor === "") return { letters: [], cursor: `${validity}:${Math.max(mailbox.uidNext - 1, 0)}`, hasMore: false };
    // the mailbox was made anew and its numbers with it: all of it is read again, and what is known already is known by its id
    const from = knownValidity === validity ? Number(last) + 1 : 1;
    if (from >= mailbox.uidNext) return { letters: [], cursor: `${validity}:${from - 1}`, hasMore: false };
    const found = await client.search({ uid: `${from}:*` }, { uid: true });
    const numbers = (found || []).filter((uid) => uid >= from).sort((a, b) => a - b);
    const some = numbers.slice(0, limits.channelMessages);
    const letters: Letter[] = [];
    for (const uid of some) {
      const message = await client.fetchOne(String(uid), { source: { maxLength: limits.channelAnswerBytes } }, { uid: true });
      if (message !== false && message.source) letters.push(await letterOf(message.source));
    }
    const end = numbers.length > some.length ? (some.at(-1) ?? from - 1) : mailbox.uidNext - 1;
    return { letters, cursor: `${validity}:${Math.max(end, some.at(-1) ?? 0)}`, hasMore: numbers.length > some.length };
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Total: whatever stands in a mail, a letter comes of it. */
export async function letterOf(source: Uint8Array): Promise<Letter> {
  const mail = await PostalMime.parse(source);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? "";
  const body = mail.text?.trim() ? mail.text : textOfHtml(mail.html ?? "");
  const id = idsIn(mail.messageId ?? "")[0] ?? `<${hash("sha256", source, "hex").slice(0, 40)}@unnamed>`;
  const sender = mail.from && "address" in mail.from ? mail.from : undefined;
  const submitted = header("auto-submitted").toLowerCase();
  const attachments = mail.attachments.flatMap(({ filename, disposition }) => (disposition === "inline" ? [] : [filename ?? ""]));
  const written = withoutQuote(body);
  return {
    id,
    references: [...new Set([...idsIn(mail.references ?? ""), ...idsIn(mail.inReplyTo ?? "")])],
    from: { address: sender?.address?.toLowerCase() ?? "", name: sender?.name ?? "" },
    subject: mail.subject ?? "",
    text: (attachments.length > 0 ? `${written}\n\n[${attachments.filter(Boolean).join(", ")}]` : written).slice(
      0,
      limits.payloadTextCharsMax,
    ),
    at: mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : "",
    isAutomatic:
      (submitted !== "" && submitted !== "no") ||
      /^(?:bulk|junk|list|auto_reply)$/i.test(header("precedence")) ||
      header("x-autoreply") !== "" ||
      header("list-id") !== "" ||
      /^(?:mailer-daemon|postmaster|no-?reply)@/i.test(sender?.address ?? ""),
    attachments,
  };
}
