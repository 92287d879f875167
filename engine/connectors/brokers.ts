/** Which of the kinds of connection messages are put on, and how each is opened. */
import type { OpenBroker } from "./broker.ts";
import { openRabbitmq } from "./rabbitmq/publish.ts";
import { openRedis } from "./redis/publish.ts";

export const brokers = { rabbitmq: openRabbitmq, redis: openRedis } as const satisfies Record<string, OpenBroker>;
export type BrokerKind = keyof typeof brokers;
export const isBrokerKind = (kind: string): kind is BrokerKind => Object.hasOwn(brokers, kind);
