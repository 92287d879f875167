/** A queue of RabbitMQ, read in order and acknowledged after our commit. What was not acknowledged comes again. */
import type { Channel, ConsumeMessage } from "amqplib";
import type { z } from "zod";
import type { rabbitmqSettings } from "#lib/commerce/sources/rabbitmq.ts";
import { limits } from "#lib/limits.ts";
import { again } from "../again.ts";
import type { Pull, PulledMessage, PullPort } from "../pull.ts";

type Settings = z.output<typeof rabbitmqSettings>;

export const pullRabbitmq: Pull<Settings> = (port) => again((signal, began) => consume(port, signal, began), port.tell);

async function consume(port: PullPort<Settings>, signal: AbortSignal, began: () => void): Promise<void> {
  const { queue } = port.settings;
  // loaded by the first who needs it: it would hold up every start
  const { connect } = await import("amqplib");
  const connection = await connect(port.address, {
    timeout: limits.pullConnectMs,
    clientProperties: { connection_name: "Tradewind" },
  });
  const lost = Promise.withResolvers<void>();
  const lose = (error?: unknown) => lost.reject(error ?? new Error("The connection was closed."));
  lost.promise.catch(() => {});
  // both are followed by a close, which a caller that has gone on does not need to hear of
  connection.on("error", lose).on("close", lose);
  const stop = () => lost.resolve();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const channel = await connection.createChannel();
    channel.on("error", lose).on("close", lose);
    // it is the operator's queue: it is looked at and never made
    await channel.checkQueue(queue);
    await channel.prefetch(limits.pullBatchMax);
    const arrived = inOrder(port, channel, lose);
    await channel.consume(queue, (message) => (message ? arrived(message) : lose(new Error(`The queue ${queue} was deleted.`))));
    began();
    port.tell({ ok: true });
    await lost.promise;
  } finally {
    signal.removeEventListener("abort", stop);
    await connection.close().catch(() => {});
  }
}

/** What came while a batch was being committed is the next batch. */
function inOrder({ take }: PullPort<Settings>, channel: Channel, lose: (error: unknown) => void) {
  let waiting: ConsumeMessage[] = [];
  let isTaking = false;
  const takeAll = async () => {
    isTaking = true;
    for (let batch = waiting; batch.length > 0; batch = waiting) {
      waiting = [];
      await take(batch.map(messageOf));
      const last = batch.at(-1);
      if (last) channel.ack(last, true);
    }
    isTaking = false;
  };
  return (message: ConsumeMessage) => {
    waiting.push(message);
    if (!isTaking) takeAll().catch(lose);
  };
}

const messageOf = ({ content, fields, properties }: ConsumeMessage): PulledMessage => ({
  id: typeof properties.messageId === "string" ? properties.messageId : "",
  topic: typeof properties.type === "string" && properties.type !== "" ? properties.type : fields.routingKey,
  body: content,
});
