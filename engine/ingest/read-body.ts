/** A request's body within bounds of size, time and shared memory. Whatever the sender does, the answer is one of these. */
import type { IncomingMessage } from "node:http";

export type Body = { ok: true; bytes: Buffer } | { ok: false; why: "large" | "slow" | "full" | "gone" };

interface Bounds {
  bytesMax: number;
  timeoutMs: number;
  /** Asks for room for so many bytes more; false: there is none. */
  room(bytes: number): boolean;
}

export function readBody(req: IncomingMessage, { bytesMax, timeoutMs, room }: Bounds): Promise<Body> {
  if (req.destroyed) return Promise.resolve({ ok: false, why: "gone" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (body: Body) => {
      clearTimeout(timer);
      req.off("data", take).off("end", end).off("close", gone).off("error", gone);
      // whoever answers reads on or closes; an error after this is of no interest
      req.pause().on("error", () => {});
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytesMax) settle({ ok: false, why: "large" });
      else if (!room(chunk.length)) settle({ ok: false, why: "full" });
      else chunks.push(chunk);
    };
    const end = () => settle({ ok: true, bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    const gone = () => settle({ ok: false, why: "gone" });
    const timer = setTimeout(() => settle({ ok: false, why: "slow" }), timeoutMs);
    req.on("data", take).on("end", end).on("close", gone).on("error", gone);
  });
}
