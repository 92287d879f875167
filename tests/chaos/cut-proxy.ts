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

/** Finds a COMMIT in what a session sends: it is named once, when it is prepared, and called by that name from then on. */
function commits(): (bytes: Buffer) => boolean {
  let name: string | null = null;
  return (bytes) => {
    const text = bytes.toString("latin1");
    name = /P[\s\S]{4}([^\0]+)\0commit\0/i.exec(text)?.[1] ?? name;
    return /\bcommit\b/i.test(text.slice(-60)) || (name !== null && text.includes(`\0${name}\0`));
  };
}

export async function openCutProxy(target: { host: string; port: number }): Promise<CutProxy> {
  const proxy = { odds: { commit: 0, execute: 0, answer: 0 }, cuts: { commit: 0, execute: 0, answer: 0 } };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    const isCommit = commits();
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
      const why = isCommit(bytes) ? "commit" : bytes.length > 2_000 ? "execute" : null;
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
