/** The real door of a source with nothing behind it, for tests of how a provider's messages are taken: what is accepted is kept in a list. */
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach } from "vitest";
import type { Incoming } from "#engine/ingest/incoming.ts";
import { knownSources } from "#engine/ingest/known-sources.ts";
import { type ReceiveParts, receiver } from "#engine/ingest/receive.ts";
import type { SourceRow } from "#engine/store/sources.ts";

const workspaceId = "00000000-0000-7000-8000-000000000001";

export interface Sent {
  body: string;
  headers: Record<string, string>;
  /** Behind the source's address. */
  query?: string;
}

/** What stands before the path for those outside. */
export const publicAddress = "https://tradewind.example.com";

/** Opened before each test of the file, closed after it. */
export function sourceDoor(parts: Partial<ReceiveParts> = {}) {
  const accepted: Incoming[] = [];
  const known = new Map<string, string>();
  let row: SourceRow;
  let server: Server;

  beforeEach(async () => {
    accepted.length = 0;
    known.clear();
    const receive = receiver({
      sources: knownSources({
        read: async (wanted) => [row].filter(({ id }) => wanted.includes(id)),
        open: (bytes) => Buffer.from(bytes).toString(),
      }),
      accept: async (incoming) => {
        const first = incoming.dedupeKey === null ? undefined : known.get(incoming.dedupeKey);
        if (first) return { eventId: first, duplicate: true };
        const eventId = randomUUID();
        if (incoming.dedupeKey !== null) known.set(incoming.dedupeKey, eventId);
        accepted.push(incoming);
        return { eventId, duplicate: false };
      },
      reject: async () => {},
      report: (error) => {
        throw error;
      },
      publicAddress: () => publicAddress,
      ...parts,
    });
    server = createServer({ keepAliveTimeout: 60_000 }, (req, res) => void receive(req, res));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  return {
    accepted,
    lastRead: () => accepted.at(-1)?.read?.meaning,
    /** The source's own address, as its provider knows it. */
    address: () => `${publicAddress}/hooks/${row.id}`,
    use(scheme: string, secrets: { now?: string; before?: string } = {}, settings: Record<string, unknown> = {}) {
      const sealed = (text: string | undefined) => (text === undefined ? null : Buffer.from(text));
      row = {
        id: randomUUID(),
        workspaceId,
        scheme,
        settings,
        enabled: true,
        secretSealed: sealed(secrets.now),
        previousSecretSealed: sealed(secrets.before),
      };
    },
    async send({ body, headers, query = "" }: Sent) {
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/hooks/${row.id}${query}`, { method: "POST", headers, body });
      return { status: response.status, text: await response.text(), type: response.headers.get("content-type") };
    },
  };
}
