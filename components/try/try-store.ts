/** What is tried in the editor: how far, with which results kept, and what it came to. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Pin, Rehearsed, UnknownStep, WouldAct } from "#engine/core/rehearsed.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Step } from "#lib/run/steps.ts";
import { pinsKey } from "./pins-key.ts";

export interface Tried {
  readonly status: "ran" | "not started" | "unsound";
  readonly steps: readonly Step[];
  readonly actions: readonly WouldAct[];
  readonly unknown: readonly UnknownStep[];
  readonly end: Rehearsed["end"] | null;
  readonly failure: Failure | null;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface TryState {
  open: boolean;
  /** Of the drawer, px. */
  height: number;
  /** The step after which it is enough, or the only one. */
  upTo: string | null;
  only: string | null;
  pins: Readonly<Record<string, Pin>>;
  tried: Tried | null;
  /** Each step's last visit, by node. */
  byNode: ReadonlyMap<string, Step>;
  set: (part: Partial<Pick<TryState, "open" | "height" | "upTo" | "only">>) => void;
  pin: (node: string, pin: Pin | null) => void;
  show: (tried: Tried | null) => void;
}
export type TryStore = StoreApi<TryState>;

export const tryHeights = { least: 160, usual: 280, most: 620 } as const;
const heightKey = "tradewind-try-height";

export function createTry(flowId: string): TryStore {
  return createStore<TryState>()((set, get) => ({
    open: false,
    height: tryHeights.usual,
    upTo: null,
    only: null,
    pins: {},
    tried: null,
    byNode: new Map(),
    set: (part) => {
      set(part);
      if (part.height !== undefined) keep(heightKey, String(part.height));
    },
    pin: (node, pin) => {
      const { [node]: _, ...others } = get().pins;
      const pins = pin ? { ...others, [node]: pin } : others;
      set({ pins });
      keep(pinsKey(flowId), JSON.stringify(pins));
    },
    show: (tried) => set({ tried, byNode: new Map(tried?.steps.map((step) => [step.node, step])) }),
  }));
}

/** What this browser has kept of it; asked for once the page stands, so that both sides draw the same first. */
export function recallTry(flowId: string, store: TryStore): void {
  const height = Number(kept(heightKey) ?? tryHeights.usual);
  const pins = JSON.parse(kept(pinsKey(flowId)) ?? "{}") as TryState["pins"];
  store.setState({ pins, height: height >= tryHeights.least && height <= tryHeights.most ? height : tryHeights.usual });
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing
  }
}
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
