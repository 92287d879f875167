/**
 * The sources that send, held in memory for a moment. One read is under way at a time and whoever comes meanwhile shares the next,
 * so neither a flood of unknown ids nor one of bad signatures is more than one query at a time.
 */
import { generateKeySync, type KeyObject } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isPullScheme } from "#lib/commerce/source-schemes.ts";
import { limits } from "#lib/limits.ts";
import { decodeKey } from "../connectors/signature.ts";
import { type BoundWebhook, bindWebhook } from "../connectors/webhooks.ts";
import type { SourceRow } from "../store/sources.ts";
import { TokenBucket } from "./token-bucket.ts";

export interface Source {
  id: string;
  /** Null for the stand-in: nobody's. */
  workspaceId: string | null;
  webhook: BoundWebhook;
  /** The live secret, and the one before it. */
  keys: readonly KeyObject[];
  /** How much it may send now; it lives on when the source is read again. */
  bucket: TokenBucket;
}

export interface KnownSources {
  /** Null where there is none that takes messages. Rejects while the database cannot be asked. */
  find(id: string): Promise<Source | null>;
  /** The same, read after this call. */
  again(id: string): Promise<Source | null>;
}

interface Parts {
  read(ids: string[]): Promise<SourceRow[]>;
  open(sealed: Uint8Array, boundTo: string): string;
  /** Milliseconds that only go forward. */
  now?(): number;
}

export function knownSources({ read, open, now = () => performance.now() }: Parts): KnownSources {
  const known = new Map<string, { source: Source | null; readAt: number }>();
  const refreshing = new Map<string, Promise<Source | null>>();
  let waiting = new Map<string, PromiseWithResolvers<Source | null>>();
  let isReading = false;

  function remember(id: string, source: Source | null, readAt: number) {
    known.delete(id);
    known.set(id, { source, readAt });
    const oldest = known.keys().next();
    if (known.size > limits.sourcesInMemoryMax && !oldest.done) known.delete(oldest.value);
  }

  async function readWaiting() {
    isReading = true;
    while (waiting.size > 0) {
      const batch = waiting;
      waiting = new Map();
      const readAt = now();
      try {
        const rows = new Map((await read([...batch.keys()])).map((row) => [row.id, row]));
        for (const [id, answer] of batch) settle(id, rows.get(id), readAt, answer);
      } catch (error) {
        for (const answer of batch.values()) answer.reject(error);
      }
    }
    isReading = false;
  }

  function settle(id: string, row: SourceRow | undefined, readAt: number, answer: PromiseWithResolvers<Source | null>) {
    try {
      const source = row?.enabled && !isPullScheme(row.scheme) ? sourceOf(row, open, known.get(id)?.source?.bucket) : null;
      remember(id, source, readAt);
      answer.resolve(source);
    } catch (error) {
      answer.reject(error);
    }
  }

  function load(id: string): Promise<Source | null> {
    let answer = waiting.get(id);
    if (!answer) {
      if (waiting.size >= limits.sourcesInMemoryMax) return Promise.reject(new Error("Too many sources are being looked up."));
      answer = Promise.withResolvers<Source | null>();
      waiting.set(id, answer);
      if (!isReading) void readWaiting();
    }
    return answer.promise;
  }

  async function refresh(id: string): Promise<Source | null> {
    const dueInMs = (known.get(id)?.readAt ?? Number.NEGATIVE_INFINITY) + limits.sourceRefreshMs - now();
    if (dueInMs > 0) await sleep(dueInMs);
    refreshing.delete(id);
    return load(id);
  }

  return {
    async find(id) {
      const entry = known.get(id);
      // an unknown id is believed for a shorter time: it may be that of a source made a moment ago
      const believedMs = entry?.source ? limits.sourceCacheMs : limits.sourceRefreshMs;
      return entry && now() - entry.readAt < believedMs ? entry.source : load(id);
    },
    again(id) {
      let next = refreshing.get(id);
      if (!next) {
        next = refresh(id);
        refreshing.set(id, next);
      }
      return next;
    },
  };
}

/** Throws where its secret does not open or its settings cannot be read: the sender is asked to come again. */
function sourceOf(row: SourceRow, open: Parts["open"], bucket: TokenBucket | undefined): Source {
  const webhook = bindWebhook(row.scheme, row.settings);
  if (!webhook) throw new Error(`The settings of source ${row.id} (${row.scheme}) cannot be read.`);
  const keyDecode = webhook.signature?.keyDecode;
  const sealed = [row.secretSealed, row.previousSecretSealed].filter((secret) => secret !== null);
  const keys = keyDecode ? sealed.map((secret) => decodeKey(open(secret, `source/${row.id}/secret`), keyDecode)) : [];
  bucket?.setRate(webhook.rate);
  return { id: row.id, workspaceId: row.workspaceId, webhook, keys, bucket: bucket ?? new TokenBucket(webhook.rate, performance.now()) };
}

/** Takes the place of a source that is not there, so that an unknown address costs what a forged message costs. */
export function standInSource(): Source {
  const webhook = bindWebhook("standard-webhooks", {});
  if (!webhook) throw new Error("Standard Webhooks takes no settings any more: give the stand-in some.");
  const bucket = new TokenBucket(webhook.rate, performance.now());
  return { id: "", workspaceId: null, webhook, keys: [generateKeySync("hmac", { length: 256 })], bucket };
}
