"use client";
/** The event that the editor shows live values of, and that steps are tried on: a recorded one, or an example where none is on record. */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { ask } from "#components/api/ask.ts";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useReader } from "#components/language/say.tsx";
import type { EventDetail, EventSummary } from "#lib/api/events.ts";
import { defaultCalendar, readCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent, EventType } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { startsOf } from "#lib/flow/starts-of.ts";
import { catalog } from "#lib/nodes/catalog.ts";

export interface Sample {
  /** The recorded event's id; of an example, `example-…`. */
  id: string;
  /** What people call what it is about: "#1001"; empty: nothing. */
  label: string;
  recorded: boolean;
  event: CanonicalEvent;
}

export interface SampleState {
  /** Whether the recorded events are known; `sample` is there from the start: the example that the page brings. */
  status: "loading" | "ready" | "failed";
  sample: Sample;
  /** The newest recorded events that could start this flow, newest first. */
  recent: readonly EventSummary[];
  /** What steps gave on this sample, by their id, as far as they were tried. */
  outputs: Readonly<Record<string, unknown>>;
  calendar: ShopCalendar;
  /** A recorded event by its id; null: the example. Rejects with an `ApiProblem`. */
  choose: (id: string | null) => Promise<void>;
  setOutputs: (outputs: Readonly<Record<string, unknown>>) => void;
}

const recentMax = 20;
const Context = createContext<StoreApi<SampleState> | null>(null);

export function useSampleStore(): StoreApi<SampleState> {
  const store = useContext(Context);
  if (!store) throw new Error("useSample outside of a SampleProvider");
  return store;
}
export function useSample<T>(select: (state: SampleState) => T): T {
  return useStore(useSampleStore(), select);
}

/** The types of event that start a flow, as one text that stays the same while they do. */
const startTypes = (document: FlowDocument): string => startsOf(document, catalog).join(" ");

export interface SampleProviderProps {
  /** An example of what starts the flow. */
  example: CanonicalEvent;
  children: ReactNode;
}

export function SampleProvider({ example: first, children }: SampleProviderProps) {
  const flowId = useEditor((state) => state.flowId);
  const types = useEditor((state) => startTypes(documentOf(state)));
  const { now } = useReader();
  const [store] = useState(() => createSample(flowId, exampleSample(first), now));
  useEffect(() => {
    let here = true;
    void load(store, flowId, types, now, () => here);
    return () => {
      here = false;
    };
  }, [store, flowId, types, now]);
  return <Context value={store}>{children}</Context>;
}

function createSample(flowId: string, sample: Sample, now: number): StoreApi<SampleState> {
  return createStore<SampleState>()((set, get) => ({
    status: "loading",
    sample,
    recent: [],
    outputs: {},
    calendar: defaultCalendar,
    choose: async (id) => {
      if (id === get().sample.id) return;
      if (id === null) {
        remember(flowId, null);
        const { type, order } = get().sample.event;
        return set({ sample: await example(type === "other" ? "order.created" : type, order?.platform ?? "", now), outputs: {} });
      }
      const sample = recordedSample(await ask<"getEvent">("GET", `/events/${id}`));
      remember(flowId, id);
      set({ sample, outputs: {} });
    },
    setOutputs: (outputs) => set({ outputs }),
  }));
}

async function load(store: StoreApi<SampleState>, flowId: string, types: string, now: number, here: () => boolean): Promise<void> {
  const wanted = types.split(" ").filter((type): type is EventType => type !== "");
  const first = wanted[0] ?? "order.created";
  try {
    if (!wanted.includes(store.getState().sample.event.type as EventType)) {
      const sample = await example(first, "", now);
      if (!here()) return;
      store.setState({ sample, outputs: {} });
    }
    const [{ workspace }, platform, ...lists] = await Promise.all([
      ask<"whoAmI">("GET", "/me"),
      platformOf(),
      ...wanted.map((type) => ask<"listEvents">("GET", `/events?type=${type}&limit=${recentMax}`)),
    ]);
    if (!here()) return;
    const recent = lists
      .flatMap(({ items }) => items)
      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
      .slice(0, recentMax);
    const kept = remembered(flowId);
    const brought = kept === null ? await starter(flowId, now) : null;
    const shown = brought ? exampleSample(brought) : await example(first, platform, now);
    if (!here()) return;
    store.setState({ status: "ready", recent, calendar: readCalendar(workspace.timezone, workspace.opening) });
    if (store.getState().sample.recorded) return;
    store.setState({ sample: shown, outputs: {} });
    if (brought) return;
    const wantedId = kept ?? (recent.find((event) => event.origin !== "test") ?? recent[0])?.id;
    if (!wantedId || kept === "") return;
    const detail = await ask<"getEvent">("GET", `/events/${wantedId}`).catch(() =>
      kept && recent[0] ? ask<"getEvent">("GET", `/events/${recent[0].id}`) : null,
    );
    if (here() && detail) store.setState({ sample: recordedSample(detail), outputs: {} });
  } catch {
    if (here()) store.setState({ status: "failed" });
  }
}

async function platformOf(): Promise<string> {
  const { items } = await ask<"listSources">("GET", "/sources?limit=50");
  return items.some(({ scheme }) => scheme === "shopify") ? "shopify" : "";
}

/** What reads a platform's messages comes when an example is asked for: the first one is brought by the page. */
async function example(type: EventType, platform: string, now: number): Promise<Sample> {
  const { exampleEvent } = await import("#lib/commerce/samples/example-event.ts");
  return exampleSample(exampleEvent(type, platform, new Date(now).toISOString()));
}

async function starter(flowId: string, now: number): Promise<CanonicalEvent | null> {
  const { starterSample } = await import("./starter-sample.ts");
  return starterSample(flowId, now);
}

function exampleSample(event: CanonicalEvent): Sample {
  return { id: event.id, label: event.order?.number ?? "", recorded: false, event };
}

function recordedSample({ id, entityLabel, entity, source, receivedAt, meaning, body }: EventDetail): Sample {
  const event: CanonicalEvent = { ...meaning, id, workspaceId: "", sourceId: source?.id ?? null, receivedAt, body };
  return { id, label: entityLabel ?? meaning.order?.number ?? entity?.id ?? "", recorded: true, event };
}

/** The choice outlives a reload of the page. "": the example was chosen. */
const keyOf = (flowId: string) => `tradewind-sample/${flowId}`;
function remember(flowId: string, id: string | null): void {
  try {
    sessionStorage.setItem(keyOf(flowId), id ?? "");
  } catch {
    // a browser that keeps nothing
  }
}
function remembered(flowId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(flowId));
  } catch {
    return null;
  }
}
