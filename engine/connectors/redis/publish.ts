/** Entries for a stream of Redis, each with the id by which its reader knows a repeated one. */
import { BrokerRefusal, type OpenBroker } from "../broker.ts";

export const openRedis: OpenBroker = async ({ url, host, user, password, timeoutMs }) => {
  // loaded by the first who needs it: it would hold up every start
  const { Redis } = await import("ioredis");
  const redis = new Redis({
    host,
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1)) || 0,
    ...(user ? { username: user } : {}),
    ...(password ? { password } : {}),
    ...(url.protocol === "rediss:" ? { tls: { servername: url.hostname } } : {}),
    lazyConnect: true,
    connectTimeout: timeoutMs,
    connectionName: "tradewind",
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let why: unknown = null;
  redis.on("error", (error) => {
    why = error;
  });
  await redis.connect().catch((error: unknown) => {
    redis.disconnect();
    throw why ?? error;
  });
  return {
    get isOpen() {
      return redis.status === "ready";
    },
    async publish({ id, to, topic, body }) {
      await redis.xadd(to, "*", "id", id, ...(topic ? ["topic", topic] : []), "body", body).catch((error: unknown) => {
        const said = String(error);
        throw /WRONGTYPE|NOPERM/.test(said) ? new BrokerRefusal(said.replace(/^ReplyError: /, "")) : error;
      });
    },
    async check() {
      await redis.ping();
    },
    close: async () => redis.disconnect(),
  };
};
