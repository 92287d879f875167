/**
 * One mail by SMTP. Its Message-ID is made of the step's key, so that a receiver who gets it twice can know; servers do not, so a
 * try that was cut off after the text had gone out is a person's to look at. What a server says before that is said again or
 * tried again, as its code wants it.
 */
import { hash } from "node:crypto";
import type { Transporter } from "nodemailer";
import { loadOwnMail, type OwnMail } from "#engine/store/own-mail.ts";
import { limits } from "#lib/limits.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import { forGood, forNow } from "./http-failure.ts";
import { type Resolve, resolveBySystem, resolvePinned } from "./resolve-pinned.ts";
import { type ConnectionOf, realSystems, type SystemCall, type SystemOutcome, type SystemSurroundings, withSystem } from "./system-call.ts";

type Outcome = SystemOutcome<EffectReply<"mail.send">>;

interface Server extends OwnMail {
  readonly fromName: string;
  /** Private hosts that may be reached; null: any, for whoever runs this installation has named it. */
  readonly allowed: readonly string[] | null;
}
export interface MailSurroundings extends SystemSurroundings {
  readonly own: (workspaceId: string) => Promise<OwnMail | null>;
  readonly resolve: Resolve;
}
const real: MailSurroundings = { ...realSystems, own: loadOwnMail, resolve: resolveBySystem };

export async function performMailSend(
  { key, args, workspaceId }: SystemCall<"mail.send">,
  signal: AbortSignal,
  surroundings: MailSurroundings = real,
): Promise<Outcome> {
  const problem = problemOf(args);
  if (problem) return { ok: false, failure: problem };
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(limits.mailSendMs)]);
  if (args.connectionId !== "")
    return await withSystem(
      { args, workspaceId },
      ["smtp"],
      deadline,
      (connection) => send(serverOf(connection), { key, args }, deadline, surroundings),
      surroundings,
    );
  try {
    const own = await surroundings.own(workspaceId);
    if (!own) return { ok: false, failure: noServer };
    return await send({ ...own, fromName: "", allowed: null }, { key, args }, deadline, surroundings);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      failure:
        error instanceof Error && error.name === "VaultError" ? forGood("http.connection-secret", why) : forNow("http.connection", why),
    };
  }
}

const noServer: Failure = {
  code: "mail.no-server",
  message: "No mail server is set. Choose a connection in the step, or set the mail server of alerts.",
  final: true,
};

function serverOf({ settings, secrets }: ConnectionOf<"smtp">): Server {
  const url = new URL(settings.baseUrl);
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    security: secure ? "tls" : settings.plain ? "none" : "starttls",
    user: settings.user,
    password: secrets["password"] ?? "",
    from: settings.from,
    fromName: settings.fromName,
    allowed: settings.allowedHosts,
  };
}

const addressShape = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,189}$/;
const addressesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

function problemOf({ to, replyTo }: EffectArgs<"mail.send">): Failure | null {
  const all = addressesIn(to);
  const wrong = [...all, ...addressesIn(replyTo)].find((address) => !addressShape.test(address));
  if (wrong !== undefined) return { code: "mail.bad-address", message: `“${wrong.slice(0, 80)}” is no mail address.`, final: true };
  if (all.length === 0)
    return { code: "mail.bad-address", message: "The mail has nobody to go to: the customer has no mail address.", final: true };
  if (all.length > limits.mailReadersMax)
    return { code: "mail.bad-address", message: `A mail may go to ${limits.mailReadersMax} addresses, not ${all.length}.`, final: true };
  return null;
}

/** The mail's own number: the same for the same step, and nothing that a mail server does not take. */
export const messageIdOf = (key: string, from: string): string =>
  `<${hash("sha256", `mail/${key}`, "hex").slice(0, 32)}@${from.split("@")[1] ?? "tradewind.invalid"}>`;

/** `handed`: the mail itself has begun to go out. */
type Opened = { ok: true; transport: Transporter; progress: { handed: boolean }; close: () => void } | { ok: false; failure: Failure };

/** To an address that was checked. */
async function open(server: Server, signal: AbortSignal, resolve: Resolve): Promise<Opened> {
  const { host, port, security, user, password, allowed } = server;
  const address = new URL(`http://${host}:${port}`);
  const pinned = await resolvePinned(address, allowed ?? [address.host, address.hostname], resolve, signal);
  if (!pinned.ok) return pinned;
  const progress = { handed: false };
  // what the client says is looked at for one word, and goes nowhere else
  const look = (_about: unknown, said: unknown) => {
    if (said === "DATA") progress.handed = true;
  };
  // loaded by the first who needs it: it would hold up every start
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host: pinned.addresses[0]?.address ?? host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: { servername: host },
    ...(user ? { auth: { user, pass: password } } : {}),
    connectionTimeout: limits.mailSendMs / 3,
    greetingTimeout: limits.mailSendMs / 3,
    socketTimeout: limits.mailSendMs / 2,
    debug: true,
    logger: { level: () => undefined, trace: look, debug: look, info: look, warn: look, error: look, fatal: look },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const close = () => transport.close();
  signal.addEventListener("abort", close, { once: true });
  return {
    ok: true,
    transport,
    progress,
    close() {
      signal.removeEventListener("abort", close);
      close();
    },
  };
}

/** Signs in and sends nothing. Null: it works. */
export async function checkMail(
  connection: ConnectionOf<"smtp">,
  signal: AbortSignal,
  resolve: Resolve = resolveBySystem,
): Promise<Failure | null> {
  const server = serverOf(connection);
  const opened = await open(server, signal, resolve);
  if (!opened.ok) return opened.failure;
  try {
    await opened.transport.verify();
    return null;
  } catch (error) {
    return hiding(failureOf(read(error), server.host, false), server);
  } finally {
    opened.close();
  }
}

async function send(
  server: Server,
  { key, args }: { key: string; args: EffectArgs<"mail.send"> },
  signal: AbortSignal,
  { resolve }: MailSurroundings,
): Promise<Outcome> {
  const { host, from, fromName } = server;
  const opened = await open(server, signal, resolve);
  if (!opened.ok) return opened;
  const messageId = messageIdOf(key, from);
  try {
    const { accepted = [], rejected = [] } = await opened.transport.sendMail({
      from: { name: fromName, address: from },
      to: addressesIn(args.to),
      ...(args.replyTo.trim() ? { replyTo: addressesIn(args.replyTo) } : {}),
      subject: args.subject.replace(/\s+/g, " "),
      text: args.text,
      messageId,
    });
    return { ok: true, reply: { messageId, accepted: accepted.map(plainAddress), rejected: rejected.map(plainAddress) } };
  } catch (error) {
    const said = read(error);
    // every recipient was refused for good: that is an answer
    if (said.code === "EENVELOPE" && said.rejected.length > 0 && said.status >= 500)
      return { ok: true, reply: { messageId, accepted: [], rejected: said.rejected } };
    return { ok: false, failure: hiding(failureOf(said, host, opened.progress.handed), server) };
  } finally {
    opened.close();
  }
}

const hiding = (failure: Failure, { password }: Server): Failure => ({
  ...failure,
  message: redactText(failure.message, password ? [password] : []),
});

const plainAddress = (each: unknown): string =>
  typeof each === "object" && each !== null && "address" in each ? String(each.address) : String(each);

interface Said {
  readonly code: string;
  /** Of SMTP; 0: none. */
  readonly status: number;
  readonly message: string;
  readonly rejected: string[];
}
function read(error: unknown): Said {
  const from = (typeof error === "object" && error !== null ? error : {}) as Record<string, unknown>;
  return {
    code: String(from["code"] ?? ""),
    status: Number(from["responseCode"] ?? 0) || 0,
    message: error instanceof Error ? error.message.slice(0, 300) : String(error),
    rejected: Array.isArray(from["rejected"]) ? from["rejected"].map(plainAddress) : [],
  };
}

function failureOf({ code, status, message }: Said, host: string, handed: boolean): Failure {
  const say = (what: string) => `The mail server ${host} ${what} (${message}).`;
  // 4xx: not now; 5xx: not ever
  if (status >= 500)
    return {
      code: code === "EAUTH" ? "mail.access" : "mail.refused",
      message: say(code === "EAUTH" ? "did not accept the user name and password" : "refused the mail"),
      final: true,
    };
  if (status >= 400) return { code: "mail.later", message: say("does not take the mail now"), final: false };
  if (handed)
    return {
      code: "mail.in-doubt",
      message: `${say("did not say whether it took the mail")} Look whether it arrived before it is sent again.`,
      final: true,
    };
  if (code === "EAUTH") return { code: "mail.access", message: say("cannot be signed in to"), final: true };
  if (code === "ETLS") return { code: "mail.refused", message: say("does not offer the encryption that is set"), final: true };
  return { code: "mail.unreachable", message: say("could not be reached"), final: false };
}
