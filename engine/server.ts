/**
 * The one listener and its doors: webhooks go straight to the ingest, health and figures are answered here, the rest is the
 * screens'. It is open before any door is: a sender is asked to come again, and a taken port is known at once.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { limits } from "#lib/limits.ts";
import { StartFailure } from "./boot/sentence.ts";

export type Door = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

export interface Screens {
  handle: Door;
  upgrade: ((req: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
  close(): Promise<void>;
}

/** Null: not open yet, or never in this role. */
export interface Doors {
  hooks: Door | null;
  /** Where a customer service channel tells that there is something to fetch. */
  channels: Door | null;
  readiness: Door | null;
  metrics: Door | null;
  screens: Screens | null;
}

export interface Server {
  /** The port that was given, also where 0 asked for any. */
  port: number;
  doors: Doors;
  /** Takes nothing more, and waits a moment for what is being answered. */
  close(): Promise<void>;
}

export async function openServer({
  host,
  port,
  report,
}: {
  host: string;
  port: number;
  report: (error: unknown) => void;
}): Promise<Server> {
  const doors: Doors = { hooks: null, channels: null, readiness: null, metrics: null, screens: null };
  let isClosing = false;

  const doorFor = (url: string): Door | null => {
    const path = url.split("?", 1)[0] ?? "";
    if (path.startsWith("/hooks/")) return doors.hooks;
    if (path.startsWith("/channels/")) return doors.channels;
    if (path === "/healthz") return (_req, res) => answer(res, 200, "text/plain", "ok\n");
    if (path === "/readyz") return doors.readiness;
    if (path === "/metrics") return doors.metrics;
    if (path.startsWith("/api/") && !isDecodable(path))
      return (_req, res) =>
        problem(res, 400, "address", "This address is not right", "A “%” in it is not followed by what makes a character of UTF-8.");
    return doors.screens?.handle ?? null;
  };

  const http = createServer(
    { keepAliveTimeout: limits.keepAliveMs, headersTimeout: limits.headersTimeoutMs, requestTimeout: limits.requestTimeoutMs },
    (req, res) => {
      if (isClosing) res.setHeader("connection", "close");
      const door = isClosing ? null : doorFor(req.url ?? "/");
      if (!door) return notYet(req, res);
      Promise.resolve()
        .then(() => door(req, res))
        .catch((error: unknown) => {
          report(error);
          if (!res.headersSent) answer(res, 500, "text/plain", "Something failed here; the log says what.\n");
          else res.destroy();
        });
    },
  );
  http.on("upgrade", (req, socket, head) => (doors.screens?.upgrade ? doors.screens.upgrade(req, socket, head) : socket.destroy()));
  http.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (socket.writable) socket.end(`HTTP/1.1 ${unread[error.code ?? ""] ?? "400 Bad Request"}\r\nconnection: close\r\n\r\n`);
    else socket.destroy();
  });

  await new Promise<void>((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === "EADDRINUSE"
          ? `Port ${port} on ${host} is taken by another program. Set PORT to a free one, such as PORT=${port + 1}.`
          : `Tradewind cannot listen on ${host}:${port} (${error.message}). Look at HOST and PORT.`;
      reject(new StartFailure(sentence));
    });
    http.listen({ port, host, backlog: limits.listenBacklog }, resolve);
  });
  const address = http.address();

  return {
    port: typeof address === "object" && address ? address.port : port,
    doors,
    async close() {
      isClosing = true;
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      const late = setTimeout(() => http.closeAllConnections(), limits.closeMs);
      await closed;
      clearTimeout(late);
      await doors.screens?.close();
    },
  };
}

/**
 * Next puts a `Date` of its own in the place of the real one when it is loaded (for a cache that we do not use), also as the
 * constructor of every date there is. Expressions tell a moment by its constructor: from then on `now` was missing in every flow,
 * and `isOpen(now)` false. Its part that does so is loaded here, at once, and what it has put in the way is taken out again.
 */
export function keepDate(): void {
  const { Date: ours } = globalThis;
  createRequire(import.meta.url)("next/dist/server/node-environment.js");
  globalThis.Date = ours;
  Object.defineProperty(ours.prototype, "constructor", { value: ours, writable: true, configurable: true });
}

/** Next, as a handler of requests. Imported here and nowhere else in the engine, and only when it is needed. */
export async function openScreens(dir: string, address: { host: string; port: number }, isDev: boolean): Promise<Screens> {
  keepDate();
  const { default: next } = await import("next");
  const app = next({ dev: isDev, dir, hostname: address.host, port: address.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (req, res) => {
      // over whatever the sender wrote there: sign-in is slowed down by it
      req.headers["x-tradewind-address"] = addressOf(req);
      // who is led to the door first comes back here afterwards
      req.headers["x-tradewind-page"] = req.url ?? "/";
      return handle(req, res);
    },
    upgrade: isDev ? app.getUpgradeHandler() : null,
    close: () => app.close(),
  };
}

/** Behind a proxy (the settings then name a public address) the last address it added is the sender's. */
function addressOf(req: IncomingMessage): string {
  const forwarded = process.env["PUBLIC_URL"] ? req.headers["x-forwarded-for"] : undefined;
  const last = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return last || (req.socket.remoteAddress ?? "");
}

const starting = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><meta name="color-scheme" content="light dark">
<title>Tradewind</title><body style="font:16px/1.6 system-ui;display:grid;place-items:center;min-height:90vh;text-align:center">
<p>Tradewind is starting. This page comes back by itself.<br><span lang="zh-CN">Tradewind 正在启动，页面会自动刷新。</span></p>`;

function notYet(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader("retry-after", "2");
  res.setHeader("cache-control", "no-store");
  req.resume();
  if (req.headers.accept?.includes("text/html")) return answer(res, 503, "text/html; charset=utf-8", starting);
  problem(res, 503, "starting", "Tradewind is starting or stopping", "Come again in two seconds.");
}

/** In the role of a worker, in place of screens: they will not open however often one comes again. */
export const noScreens: Screens = {
  handle: (req, res) => {
    req.resume();
    problem(
      res,
      404,
      "worker",
      "No screens here",
      "This process takes events and runs flows only (TRADEWIND_ROLE=worker). The screens and /api are at a process whose role is all or web.",
    );
  },
  upgrade: null,
  close: () => Promise.resolve(),
};

/** What could not be read as a request at all. */
const unread: Partial<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function problem(res: ServerResponse, status: number, code: string, title: string, detail: string): void {
  answer(res, status, "application/problem+json", JSON.stringify({ type: `urn:tradewind:${code}`, title, status, detail, code }));
}

export function answer(res: ServerResponse, status: number, type: string, body: string): void {
  res.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  res.end(body);
}
