/** What the shop of a crash or chaos test does with each event, and the door by which events come in. */
import type { Actor } from "#engine/commands/actor.ts";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { saveDraft } from "#engine/commands/save-draft.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import type { Receiver } from "./receiver.ts";
import type { Door } from "./sender.ts";

/**
 * An order's tags are its runs in their order: tags are appended in the turn. The note shows that a run's own changes are
 * there, all of them. Big orders are told to a system outside first.
 */
function drawing(receiver: Receiver, connection: string, name = "Work"): FlowDraft {
  return {
    name,
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
      { id: "call", type: "outside.http", config: { method: "PUT", url: `${receiver.url}/{{ order.id }}/{{ order.number }}`, connection } },
      { id: "mark", type: "order.tag", config: { tag: "{{ order.number }}" } },
      { id: "tell", type: "team.note", config: { text: "{{ order.number }}" } },
    ],
    edges: [
      { from: "start", port: "out", to: "big" },
      { from: "big", port: "true", to: "call" },
      { from: "big", port: "false", to: "mark" },
      { from: "call", port: "ok", to: "mark" },
      { from: "mark", port: "out", to: "tell" },
    ],
  };
}

export interface Work {
  readonly door: Door;
  readonly flowId: string;
  /** Publishes the same steps as a further version. */
  republish(): Promise<void>;
}

export async function setUpWork(owner: Actor, receiver: Receiver): Promise<Work> {
  const connection = await createConnection(owner, {
    name: "Outside",
    kind: "http",
    settings: httpConnectionSettings.parse({ allowedHosts: ["127.0.0.1"] }),
  });
  const flow = await createFlow(owner, flowDocument.parse(drawing(receiver, connection.id)));
  await publishFlow(owner, { id: flow.id });
  let published = 1;
  const source = await createSource(owner, { name: "Sender", scheme: "standard-webhooks" });
  return {
    door: { path: `/hooks/${source.id}`, secret: source.secret ?? "" },
    flowId: flow.id,
    async republish() {
      const document = flowDocument.parse(drawing(receiver, connection.id, `Work ${++published}`));
      await saveDraft(owner, { id: flow.id, document, ifMatch: null });
      await publishFlow(owner, { id: flow.id });
    },
  };
}
