/** A wire between the product and PostgreSQL that breaks: at random, and right after a COMMIT or an accept has gone through. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface CutProxy {
  readonly port: number;
  /** How likely a cut is at each of these moments, 0 to 1. */
  readonly odds: { commit: number; execute: number; answer: number };
  readonly cuts: { commit: number; execute: number; answer: number };
  close(): void;
}

/** It comes alone, or behind the statements that were sent with it. */
const commitIn = (bytes: Buffer) => /\bcommit\b/i.test(bytes.subarray(-60).toString("latin1"));

export async function openCutProxy(target: { host: string; port: number }): Promise<CutProxy> {
  const proxy = { odds: { commit: 0, execute: 0, answer: 0 }, cuts: { commit: 0, execute: 0, answer: 0 } };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.once("close", () => open.delete(socket));
    }
    const cut = (why: keyof typeof proxy.cuts) => {
      proxy.cuts[why]++;
      near.resetAndDestroy();
      // what was sent reaches PostgreSQL; only the answer has nobody to go to any more
      far.end();
    };
    near.on("data", (bytes: Buffer) => {
      far.write(bytes);
      const why = commitIn(bytes) ? "commit" : bytes.length > 2_000 ? "execute" : null;
      if (why && Math.random() < proxy.odds[why]) cut(why);
    });
    far.on("data", (bytes: Buffer) => {
      if (Math.random() < proxy.odds.answer) {
        near.write(bytes.subarray(0, bytes.length >> 1), () => cut("answer"));
        return;
      }
      near.write(bytes);
    });
    near.once("close", () => far.destroySoon());
    far.once("close", () => near.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    ...proxy,
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
