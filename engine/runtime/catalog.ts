/** The flows this process knows, compiled once each: the live ones by event, and old versions for the runs pinned to them. */
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { type BoundFlow, bindFlow } from "../core/bind.ts";
import type { PublishedFlow } from "../store/flows.ts";
import type { Message } from "./lane.ts";

export interface FlowReader {
  /** The calendars are by workspace, and as new as the revision. */
  published(): Promise<{
    revision: number;
    flows: PublishedFlow[];
    calendars: ReadonlyMap<string, ShopCalendar>;
    waiting?: readonly string[];
  }>;
  versions(wanted: readonly { flowId: string; version: number }[]): Promise<PublishedFlow[]>;
}
export interface Live extends Omit<PublishedFlow, "document"> {
  readonly bound: BoundFlow;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

export class Catalog {
  /** -1: not read yet. */
  revision = -1;
  readonly #reader: FlowReader;
  readonly #bound = new Map<string, BoundFlow | null>();
  /** By workspace. */
  #live = new Map<string, Live[]>();
  /** By workspace, event type and source: of ten thousand flows an event concerns a few. */
  #startedBy = new Map<string, Live[]>();
  #byId = new Map<string, Live>();
  /** Workspaces in which some flow starts or goes on when an order's status changes. */
  readonly #followers = new Set<string>();
  #calendars: ReadonlyMap<string, ShopCalendar> = new Map();

  constructor(reader: FlowReader) {
    this.#reader = reader;
  }

  async refresh(): Promise<void> {
    const { revision, flows, calendars, waiting = [] } = await this.#reader.published();
    const live = new Map<string, Live[]>();
    const startedBy = new Map<string, Live[]>();
    const byId = new Map<string, Live>();
    for (const { workspaceId, flowId, version, document } of flows) {
      const bound = this.#remember(workspaceId, flowId, version, () => bindFlow(document, () => this.calendar(workspaceId)));
      if (!bound) continue;
      const flow = { workspaceId, flowId, version, bound, ...windowOf(document) };
      add(live, workspaceId, flow);
      byId.set(flowId, flow);
      for (const type of bound.startsOn) add(startedBy, `${workspaceId}/${type}`, flow);
    }
    this.#live = live;
    this.#startedBy = startedBy;
    this.#byId = byId;
    for (const workspaceId of waiting) this.#followers.add(workspaceId);
    this.#calendars = calendars;
    this.revision = revision;
  }

  /** By which a shop's clock is read: its settings of the moment. A turn that is taken again before it was committed may see newer ones. */
  calendar(workspaceId: string): ShopCalendar {
    return this.#calendars.get(workspaceId) ?? defaultCalendar;
  }

  /** All flows that are live. */
  *everyLive(): Iterable<Live> {
    for (const flows of this.#live.values()) yield* flows;
  }

  /** The live flows that this event starts. */
  startedBy(event: CanonicalEvent): Live[] {
    const { workspaceId, type, sourceId } = event;
    const anySource = this.#startedBy.get(`${workspaceId}/${type}/`) ?? [];
    const thisSource = (sourceId && this.#startedBy.get(`${workspaceId}/${type}/${sourceId}`)) || [];
    // a flow of several starts may stand in both
    const flows = thisSource.length === 0 ? anySource : [...new Set([...anySource, ...thisSource])];
    return flows.filter((flow) => isOpen(flow, event) && flow.bound.start(event) !== null);
  }

  live(workspaceId: string, flowId: string): Live | null {
    const flow = this.#byId.get(flowId);
    return flow?.workspaceId === workspaceId ? flow : null;
  }

  followsStatus(workspaceId: string): boolean {
    return this.#followers.has(workspaceId);
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
    for (const { workspaceId, flowId, version, document } of await this.#reader.versions([...missing.values()]))
      this.#remember(workspaceId, flowId, version, () => bindFlow(document, () => this.calendar(workspaceId)));
    for (const [key] of missing) if (!this.#bound.has(key)) this.#bound.set(key, null);
  }

  #remember(workspaceId: string, flowId: string, version: number, bind: () => BoundFlow | null): BoundFlow | null {
    const key = keyOf(flowId, version);
    const known = this.#bound.get(key);
    if (known !== undefined) return known;
    const bound = bind();
    this.#bound.set(key, bound);
    // runs on it may wait for that long after another version is live
    if (bound?.followsStatus) this.#followers.add(workspaceId);
    return bound;
  }
}

/** Null: no bound on that side. */
const windowOf = ({ from, until }: FlowDocument) => ({
  fromMs: from === undefined ? null : Date.parse(from),
  untilMs: until === undefined ? null : Date.parse(until),
});

function isOpen({ fromMs, untilMs }: Live, event: CanonicalEvent): boolean {
  if (fromMs === null && untilMs === null) return true;
  const at = Date.parse(event.receivedAt);
  return (fromMs === null || at >= fromMs) && (untilMs === null || at < untilMs);
}

const keyOf = (flowId: string, version: number) => `${flowId}/${version}`;

function add(lists: Map<string, Live[]>, key: string, flow: Live): void {
  const list = lists.get(key);
  if (list) list.push(flow);
  else lists.set(key, [flow]);
}
