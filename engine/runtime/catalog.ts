/** The flows this process knows, each compiled once, when it is first needed: the live ones by event, and old versions for the runs pinned to them. */
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { type BoundFlow, bindFlow } from "../core/bind.ts";
import { type Outline, outlineOf } from "../core/outline.ts";
import type { FlowVersion, VersionOf } from "../store/flows.ts";
import type { Message } from "./lane.ts";

export interface FlowReader {
  /** The calendars are by workspace, and as new as the revision. */
  published(): Promise<{
    revision: number;
    flows: readonly VersionOf[];
    calendars: ReadonlyMap<string, ShopCalendar>;
    waiting?: readonly string[];
  }>;
  versions(wanted: readonly { flowId: string; version: number }[]): Promise<readonly FlowVersion[]>;
}

/** A version that this process knows; compiled when it is first asked for. */
export interface Known extends FlowVersion, Outline {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  /** Null for what could not run. */
  readonly bound: BoundFlow | null;
}
export interface Live extends Known {
  readonly bound: BoundFlow;
}

export class Catalog {
  /** -1: not read yet. */
  revision = -1;
  readonly #reader: FlowReader;
  /** Null: there is none of that number. */
  readonly #known = new Map<string, Known | null>();
  /** By workspace, event type and source: of ten thousand flows an event concerns a few. */
  #startedBy = new Map<string, Known[]>();
  #byId = new Map<string, Known>();
  /** Workspaces in which some flow starts or goes on when an order's status changes. */
  readonly #followers = new Set<string>();
  #calendars: ReadonlyMap<string, ShopCalendar> = new Map();

  constructor(reader: FlowReader) {
    this.#reader = reader;
  }

  /** Only what has been published since is read: a version never changes. */
  async refresh(): Promise<void> {
    const { revision, flows, calendars, waiting = [] } = await this.#reader.published();
    await this.#learn(flows);
    const startedBy = new Map<string, Known[]>();
    const byId = new Map<string, Known>();
    for (const { flowId, version } of flows) {
      const flow = this.#known.get(keyOf(flowId, version));
      if (!flow) continue;
      byId.set(flowId, flow);
      for (const type of flow.startsOn) add(startedBy, `${flow.workspaceId}/${type}`, flow);
    }
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
  everyLive(): Iterable<Known> {
    return this.#byId.values();
  }

  /** The live flows that this event starts. */
  startedBy(event: CanonicalEvent): Live[] {
    const { workspaceId, type, sourceId } = event;
    const anySource = this.#startedBy.get(`${workspaceId}/${type}/`) ?? [];
    const thisSource = (sourceId && this.#startedBy.get(`${workspaceId}/${type}/${sourceId}`)) || [];
    // a flow of several starts may stand in both
    const flows = thisSource.length === 0 ? anySource : [...new Set([...anySource, ...thisSource])];
    return flows.filter((flow): flow is Live => isOpen(flow, event) && isBound(flow) && flow.bound.start(event) !== null);
  }

  live(workspaceId: string, flowId: string): Live | null {
    const flow = this.#byId.get(flowId);
    return flow && flow.workspaceId === workspaceId && isBound(flow) ? flow : null;
  }

  followsStatus(workspaceId: string): boolean {
    return this.#followers.has(workspaceId);
  }

  bound(flowId: string, version: number): BoundFlow | null {
    return this.#known.get(keyOf(flowId, version))?.bound ?? null;
  }

  async ensure(messages: readonly Message[]): Promise<void> {
    await this.#learn(
      messages.flatMap(({ delivery: { flowId, version } }) => (flowId === null || version === null ? [] : { flowId, version })),
    );
  }

  async #learn(wanted: readonly { flowId: string; version: number }[]): Promise<void> {
    const missing = new Map<string, { flowId: string; version: number }>();
    for (const { flowId, version } of wanted) {
      const key = keyOf(flowId, version);
      if (!this.#known.has(key)) missing.set(key, { flowId, version });
    }
    if (missing.size === 0) return;
    for (const read of await this.#reader.versions([...missing.values()])) {
      const key = keyOf(read.flowId, read.version);
      if (this.#known.has(key)) continue;
      const known = this.#describe(read);
      this.#known.set(key, known);
      // runs on it may wait for that long after another version is live
      if (known.followsStatus) this.#followers.add(read.workspaceId);
    }
    for (const key of missing.keys()) if (!this.#known.has(key)) this.#known.set(key, null);
  }

  #describe(read: FlowVersion): Known {
    let bound: BoundFlow | null | undefined;
    const calendar = () => this.calendar(read.workspaceId);
    return {
      ...read,
      ...outlineOf(read.document),
      ...windowOf(read.document),
      get bound() {
        bound = bound === undefined ? bindFlow(read.document, calendar) : bound;
        return bound;
      },
    };
  }
}

const isBound = (flow: Known): flow is Live => flow.bound !== null;

/** Null: no bound on that side. */
const windowOf = ({ from, until }: FlowDocument) => ({
  fromMs: from === undefined ? null : Date.parse(from),
  untilMs: until === undefined ? null : Date.parse(until),
});

function isOpen({ fromMs, untilMs }: Known, event: CanonicalEvent): boolean {
  if (fromMs === null && untilMs === null) return true;
  const at = Date.parse(event.receivedAt);
  return (fromMs === null || at >= fromMs) && (untilMs === null || at < untilMs);
}

const keyOf = (flowId: string, version: number) => `${flowId}/${version}`;

function add(lists: Map<string, Known[]>, key: string, flow: Known): void {
  const list = lists.get(key);
  if (list) list.push(flow);
  else lists.set(key, [flow]);
}
