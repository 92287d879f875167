/** A system outside of ours that remembers every call it was sent: its key, what it was about, and when in the order of arrival. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly key: string;
  readonly order: string;
  readonly number: string;
}
/** What it does with a call that it has noted: answers it itself, or leaves it to the receiver. */
export type Manner = (call: Received, res: ServerResponse, req: IncomingMessage) => void;

export interface Receiver {
  readonly url: string;
  readonly calls: readonly Received[];
  manner: Manner;
  close(): void;
}

export const answerAtOnce: Manner = (_call, res) => void res.end("{}");

export async function openReceiver(): Promise<Receiver> {
  const calls: Received[] = [];
  const receiver = { manner: answerAtOnce };
  const server = createServer((req, res) => {
    req.resume().once("end", () => {
      const [, order = "", number = ""] = decodeURIComponent(req.url ?? "").split("/");
      const call = { key: String(req.headers["idempotency-key"] ?? ""), order, number };
      calls.push(call);
      receiver.manner(call, res, req);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}`,
    calls,
    close() {
      server.close();
      server.closeAllConnections();
    },
  });
}
