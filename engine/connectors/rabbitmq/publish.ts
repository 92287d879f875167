/** Messages to a queue of RabbitMQ: kept on disk, confirmed, and refused where no queue of that name takes them. */
import { type BrokerMessage, BrokerRefusal, type OpenBroker } from "../broker.ts";

export const openRabbitmq: OpenBroker = async ({ url, host, user, password, timeoutMs }) => {
  const isSafe = url.protocol === "amqps:";
  // loaded by the first who needs it: it would hold up every start
  const { connect } = await import("amqplib");
  const connection = await connect(
    {
      protocol: isSafe ? "amqps" : "amqp",
      hostname: host,
      port: Number(url.port || (isSafe ? 5671 : 5672)),
      username: user,
      password,
      vhost: decodeURIComponent(url.pathname.slice(1)) || "/",
    },
    { timeout: timeoutMs, servername: url.hostname, clientProperties: { connection_name: "Tradewind" } },
  );
  const channel = await connection.createConfirmChannel();
  /** Told back before the confirmation, where there was no queue for it. */
  const returned = new Set<string>();
  let isOpen = true;
  const lose = () => {
    isOpen = false;
  };
  connection.on("error", lose).on("close", lose);
  channel.on("error", lose).on("close", lose);
  channel.on("return", ({ properties }) => returned.add(String(properties.messageId)));

  const send = ({ id, to, topic, body }: BrokerMessage) =>
    new Promise<void>((resolve, reject) => {
      const options = {
        persistent: true,
        mandatory: true,
        messageId: id,
        contentType: "application/json",
        ...(topic ? { type: topic } : {}),
      };
      channel.sendToQueue(to, Buffer.from(body), options, (error) => {
        if (error) reject(error instanceof Error ? error : new Error("RabbitMQ did not confirm the message."));
        else if (returned.delete(id)) reject(new BrokerRefusal(`There is no queue “${to}”.`));
        else resolve();
      });
    });
  return {
    get isOpen() {
      return isOpen;
    },
    publish: send,
    check: async () => {},
    close: () => connection.close().catch(() => {}),
  };
};
