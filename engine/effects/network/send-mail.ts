/** One mail through the shop's own server. Says in a sentence why it could not be sent; never throws. */
import type { AlertSettings } from "#lib/alert/alert.ts";
import { limits } from "#lib/limits.ts";
import { redactText } from "#lib/run/redact.ts";

export interface Mail {
  /** The same for the same mail, so that one that is sent twice can be known. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

export async function sendMail(
  settings: AlertSettings["mail"],
  password: string | null,
  { id, subject, text }: Mail,
): Promise<string | null> {
  const { host, port, security, user, from, to } = settings;
  // loaded by the first who needs it: it would hold up every start
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user ? { auth: { user, pass: password ?? "" } } : {}),
    connectionTimeout: limits.alertSendMs / 2,
    greetingTimeout: limits.alertSendMs / 2,
    socketTimeout: limits.alertSendMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { rejected } = await transport.sendMail({
      from: { name: "Tradewind", address: from },
      to: [...to],
      subject,
      text,
      messageId: `<${id}@tradewind.invalid>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    const refused = rejected.map(String);
    return refused.length > 0 ? `The mail server did not take ${refused.join(", ")}.` : null;
  } catch (error) {
    return redactText(sentence(error, host), password ? [password] : []);
  } finally {
    transport.close();
  }
}

const whys: Record<string, string> = {
  EAUTH: "did not accept the user name and password",
  EENVELOPE: "did not take the sender or the recipients",
  ETIMEDOUT: "did not answer in time",
  EDNS: "was not found",
  ECONNECTION: "could not be reached",
  ESOCKET: "could not be reached, or does not speak with this encryption and port",
  ETLS: "does not offer the encryption that is set",
};

function sentence(error: unknown, host: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  return `The mail server ${host} ${whys[code] ?? "could not be used"} (${detail.slice(0, 200)}).`;
}
