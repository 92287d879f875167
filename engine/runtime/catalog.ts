/** The flows this process knows, compiled once each: the live ones by event, and old versions for the runs pinned to them. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { type BoundFlow, bindFlow } from "../core/bind.ts";
import type { PublishedFlow } from "../store/flows.ts";
import type { Message } from "./lane.ts";

export interface FlowReader {
  published(): Promise<{ revision: number; flows: PublishedFlow[] }>;
  versions(wanted: readonly { flowId: string; version: number }[]): Promise<PublishedFlow[]>;
}
interface Live extends Omit<PublishedFlow, "document"> {
  readonly bound: BoundFlow;
}

export class Catalog {
  /** -1: not read yet. */
  revision = -1;
  readonly #reader: FlowReader;
  readonly #bound = new Map<string, BoundFlow | null>();
  /** By workspace. */
  #live = new Map<string, Live[]>();

  constructor(reader: FlowReader) {
    this.#reader = reader;
  }

  async refresh(): Promise<void> {
    const { revision, flows } = await this.#reader.published();
    const live = new Map<string, Live[]>();
    for (const { workspaceId, flowId, version, document } of flows) {
      const bound = this.#remember(flowId, version, () => bindFlow(document));
      if (!bound) continue;
      const list = live.get(workspaceId);
      if (list) list.push({ workspaceId, flowId, version, bound });
      else live.set(workspaceId, [{ workspaceId, flowId, version, bound }]);
    }
    this.#live = live;
    this.revision = revision;
  }

  /** The live flows that this event starts. */
  startedBy(event: CanonicalEvent): Live[] {
    return (this.#live.get(event.workspaceId) ?? []).filter(({ bound }) => bound.start(event) !== null);
  }

  bound(flowId: string, version: number): BoundFlow | null {
    return this.#bound.get(keyOf(flowId, version)) ?? null;
  }

  async ensure(messages: readonly Message[]): Promise<void> {
    const missing = new Map<string, { flowId: string; version: number }>();
    for (const { delivery } of messages) {
      const { flowId, version } = delivery;
      if (flowId === null || version === null) continue;
      const key = keyOf(flowId, version);
      if (!this.#bound.has(key)) missing.set(key, { flowId, version });
    }
    if (missing.size === 0) return;
    for (const { flowId, version, document } of await this.#reader.versions([...missing.values()]))
      this.#remember(flowId, version, () => bindFlow(document));
    for (const [key] of missing) if (!this.#bound.has(key)) this.#bound.set(key, null);
  }

  #remember(flowId: string, version: number, bind: () => BoundFlow | null): BoundFlow | null {
    const key = keyOf(flowId, version);
    const known = this.#bound.get(key);
    if (known !== undefined) return known;
    const bound = bind();
    this.#bound.set(key, bound);
    return bound;
  }
}

const keyOf = (flowId: string, version: number) => `${flowId}/${version}`;
