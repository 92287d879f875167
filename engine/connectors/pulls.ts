/** Every kind of source that is read and not sent to, with its settings filled in. */

import type { PullSchemeId } from "#lib/commerce/source-schemes.ts";
import { rabbitmqSource } from "#lib/commerce/sources/rabbitmq.ts";
import { redisSource } from "#lib/commerce/sources/redis.ts";
import type { Pull, Pulling, PullPort } from "./pull.ts";
import { pullRabbitmq } from "./rabbitmq/pull.ts";
import { pullRedis } from "./redis/pull.ts";

interface Common {
  platform: string;
  topic: string;
  dedupe: string;
}

export interface BoundPull {
  readonly settings: Common;
  open(port: Omit<PullPort<never>, "settings">): Pulling;
}

const binders: Record<PullSchemeId, (settings: Record<string, unknown>) => BoundPull | null> = {
  rabbitmq: binder(rabbitmqSource.settings, pullRabbitmq),
  redis: binder(redisSource.settings, pullRedis),
};

export const pullSchemes = Object.keys(binders);

/** Null for settings that the kind does not take. */
export function bindPull(scheme: string, settings: Record<string, unknown>): BoundPull | null {
  return Object.hasOwn(binders, scheme) ? binders[scheme as PullSchemeId](settings) : null;
}

function binder<S extends Common>(
  schema: { safeParse(value: unknown): { success: true; data: S } | { success: false } },
  pull: Pull<S>,
): (given: Record<string, unknown>) => BoundPull | null {
  return (given) => {
    const read = schema.safeParse(given);
    return read.success ? { settings: read.data, open: (port) => pull({ ...port, settings: read.data }) } : null;
  };
}
