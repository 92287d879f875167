/** What of a flow is known without compiling it: a process that knows ten thousand of them compiles those that something happens to. */
import type { FlowDocument } from "#lib/flow/flow.ts";
import { catalog } from "#lib/nodes/catalog.ts";

export interface Outline {
  /** What may start it: `type/` from any source, `type/source` from that one. */
  readonly startsOn: ReadonlySet<string>;
  /** Whether it starts or goes on when an order's status changes. */
  readonly followsStatus: boolean;
}

export function outlineOf({ nodes }: FlowDocument): Outline {
  const startsOn = new Set<string>();
  for (const { type: name, config, disabled } of nodes) {
    const type = catalog.get(name);
    if (type?.kind !== "trigger" || disabled) continue;
    const parsed = type.config.safeParse(config);
    if (!parsed.success) continue;
    const settings: Record<string, unknown> = parsed.data;
    for (const event of type.on(settings)) startsOn.add(`${event}/${settings["source"] ?? ""}`);
  }
  return {
    startsOn,
    followsStatus: nodes.some(({ type, config }) => type === "trigger.transition" || config["event"] === "order.status-changed"),
  };
}
