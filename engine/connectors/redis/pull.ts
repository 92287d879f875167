/** A stream of Redis, read by a group of ours and acknowledged after our commit. What was read and not acknowledged is read first. */
import type { Redis } from "ioredis";
import type { z } from "zod";
import type { redisSettings } from "#lib/commerce/sources/redis.ts";
import { limits } from "#lib/limits.ts";
import { again } from "../again.ts";
import type { Pull, PulledMessage, PullPort } from "../pull.ts";

type Settings = z.output<typeof redisSettings>;
interface Entry extends PulledMessage {
  readonly entryId: string;
}

/** One reader at a time reads for the group, so a name of its own would only lose sight of what a former one had left. */
const reader = "tradewind";

export const pullRedis: Pull<Settings> = (port) => again((signal, began) => read(port, signal, began), port.tell);

async function read(port: PullPort<Settings>, signal: AbortSignal, began: () => void): Promise<void> {
  const { stream, group } = port.settings;
  // loaded by the first who needs it: it would hold up every start
  const { Redis } = await import("ioredis");
  const redis = new Redis(port.address, {
    lazyConnect: true,
    connectTimeout: limits.pullConnectMs,
    connectionName: "tradewind",
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let broken: unknown = null;
  redis.on("error", (error) => {
    broken = error;
  });
  const stop = () => redis.disconnect();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await redis.connect();
    await redis.xgroup("CREATE", stream, group, "0", "MKSTREAM").catch((error: unknown) => {
      if (!String(error).includes("BUSYGROUP")) throw error;
    });
    began();
    port.tell({ ok: true });
    // what this group was given and did not acknowledge comes first, then what is new
    for (let from = "0"; !signal.aborted; ) {
      const entries = await next(redis, port.settings, from);
      if (entries.length > 0) {
        await port.take(entries);
        await redis.xack(stream, group, ...entries.map(({ entryId }) => entryId));
      } else if (from === "0") from = ">";
    }
  } catch (error) {
    throw broken ?? error;
  } finally {
    signal.removeEventListener("abort", stop);
    redis.disconnect();
  }
}

async function next(redis: Redis, { stream, group, field }: Settings, from: string): Promise<Entry[]> {
  const answer = (await redis.xreadgroupBuffer(
    "GROUP",
    group,
    reader,
    "COUNT",
    limits.pullBatchMax,
    "BLOCK",
    limits.pullBlockMs,
    "STREAMS",
    stream,
    from,
  )) as [Buffer, [Buffer, Buffer[] | null][]][] | null;
  return (answer?.[0]?.[1] ?? []).map(([id, values]) => entryOf(id.toString(), values ?? [], field));
}

/** An entry that was cut from the stream before it was read has no fields any more: it is kept as the empty object that it now is. */
function entryOf(entryId: string, values: readonly Buffer[], field: string): Entry {
  const fields = new Map<string, Buffer>();
  for (let i = 0; i + 1 < values.length; i += 2) fields.set(String(values[i]), values[i + 1] ?? Buffer.alloc(0));
  const text = (name: string) => fields.get(name)?.toString() ?? "";
  const whole = () => Buffer.from(JSON.stringify(Object.fromEntries([...fields].map(([name, value]) => [name, value.toString()]))));
  return { entryId, id: text("id") || entryId, topic: text("topic") || text("type"), body: fields.get(field) ?? whole() };
}
