/** What a node type is: data and pure functions. It never performs anything; an action *asks* for an effect. */
import type { z } from "zod";
import type { ShopCalendar } from "../calendar/calendar.ts";
import type { CanonicalEvent, EventType } from "../commerce/event.ts";
import type { EventKey } from "../commerce/event-keys.ts";
import type { Words } from "../language/words.ts";
import type { EffectArgs, EffectCall, EffectName, EffectReply } from "../run/effects.ts";
import type { ResolvedConfig } from "./fields.ts";

export type Family =
  | "trigger"
  | "logic"
  | "order"
  | "product"
  | "stock"
  | "customer"
  | "message"
  | "money"
  | "team"
  | "code"
  | "table"
  | "value"
  | "mail"
  | "chat"
  | "model"
  | "dialogflow"
  | "outside";

export interface Port {
  id: string;
  label: Words;
}
/** How a step left: by which port, with what for `steps.<node>`. */
export interface Exit<P extends string = string> {
  port: P;
  output: Record<string, unknown>;
}

type Ports = readonly [Port, ...Port[]];
type PortId<P extends Ports> = P[number]["id"];
type Config<C extends z.ZodObject> = ResolvedConfig<z.output<C>>;

interface Common<C extends z.ZodObject, P extends Ports> {
  /** `family.verb`, final once published. */
  type: `${Family}.${string}`;
  version: number;
  title: Words;
  /** One line for the palette: what it is good for. */
  summary: Words;
  /** What it reads as on the canvas; `{field}` stands for a setting, and `[… {field} …]` is left out where that is empty. */
  sentence: Words;
  /** A lucide icon's name in kebab-case. */
  icon: string;
  config: C;
  /** What later steps see as `steps.<node>`. */
  output: z.ZodObject;
  /** Ways out; a step that is switched off is left by the first. */
  ports: P;
  /** Where the settings decide which ways out there are, as for the cases of a choice; else `ports` are all. */
  portsOf?(config: Record<string, unknown>): readonly Port[];
}

/** What a step waits for. Times are ISO 8601; null: for as long as it takes. */
export type WaitFor =
  | { readonly for: "time"; readonly until: string }
  /** The next of these events about the same thing; the node's `fits` setting, an expression on that event, chooses among them. */
  | { readonly for: "event"; readonly events: readonly EventType[]; readonly about: EventKey; readonly until: string | null }
  /** People's decision. */
  | { readonly for: "person"; readonly ask: Question; readonly until: string | null }
  /** A run of its own for each item, along what leads from port `each`. */
  | { readonly for: "items"; readonly items: readonly unknown[]; readonly atOnce: number; readonly until: string | null }
  /** A run of another flow, begun at its `trigger.flow`. Not `awaited`: it goes on by itself. */
  | {
      readonly for: "flow";
      readonly flowId: string;
      readonly input: Record<string, unknown>;
      readonly awaited: boolean;
      readonly until: string | null;
    };
export interface Question {
  /** The sentence to decide on, and what one should know for it. */
  readonly question: string;
  readonly details: string;
  /** Money at stake, for the button that decides; null: none. */
  readonly amount: { readonly amountMinor: number; readonly currency: string } | null;
  /** User ids of those who may decide; empty: every editor and owner. */
  readonly people: readonly string[];
  /** Who may decide too once it was reminded; null: nobody. */
  readonly deputy: string | null;
  /** How many have to agree. One that rejects decides. */
  readonly needed: number;
  readonly remindAt: string | null;
}

/** The moment of a turn, and what the shop's clock says about it. */
export interface Moment {
  /** ISO time of the event or wake-up that this turn answers: `now` in expressions, so that a turn taken again decides the same. */
  readonly now: string;
  readonly calendar: ShopCalendar;
}

export interface Trigger<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "trigger";
  /** The events that it looks at: others are not put to `match`. */
  on(config: z.output<C>): readonly EventType[];
  /** Whether this event starts the flow, by its stored settings alone; a `when` expression is the binder's. */
  match(event: CanonicalEvent, config: z.output<C>, nodeId: string): boolean;
  read(event: CanonicalEvent): Record<string, unknown>;
  /**
   * The run first waits at its start: for the time to pass (it goes on by `out`), unless one of the events comes before
   * (it is then over, there was nothing to do).
   */
  watch?(config: z.output<C>, event: CanonicalEvent): Extract<WaitFor, { for: "event" }>;
}

export interface Condition<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "condition";
  decide(config: Config<C>): Exit<PortId<P>>;
}

/** Declared as a method, so that an action of one effect is an action of any. */
type Undo<E extends EffectName> = { way(asked: EffectArgs<E>, reply: EffectReply<E>): EffectCall | null }["way"];

export interface Action<C extends z.ZodObject = z.ZodObject, E extends EffectName = EffectName, P extends Ports = Ports>
  extends Common<C, P> {
  kind: "action";
  effect: E;
  ask(config: Config<C>, moment: Moment): EffectArgs<E>;
  read(reply: EffectReply<E>): Exit<PortId<P>>;
  /** The effect that takes it back (null where nothing is left to take back); itself null: it cannot be undone, and the editor says so. */
  undo: Undo<E> | null;
}

/** `undo` of a step that looks or works something out. */
export const changesNothing = () => null;

/** A step that the run rests at. What it waited for, or the end of its time, says by which port it goes on. */
export interface Wait<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "wait";
  ask(config: Config<C>, moment: Moment): WaitFor;
  /** How it goes on when the time is over. */
  late(config: Config<C>): Exit<PortId<P>>;
}

/** A step where branches meet: taken once when enough of them have arrived, or when no more can come. */
export interface Join<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "join";
  /** How many arrivals it takes, of those that lead here. */
  need(config: z.output<C>, incoming: number): number;
}

/** A step that catches: what fails on the way from its first port, and is not caught before, goes on by its port `failed`. */
export interface Catch<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "catch";
}

/** A step that ends the run, whatever other branches still do. */
export interface Stop<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "stop";
  /** `result` is what a flow that called this one sees. */
  stop(config: Config<C>): { outcome: "finished" | "failed"; message: string; result: Record<string, unknown> };
}

/** What the catalog holds: the config's type forgotten, its schema kept. Methods, not function fields, make that sound enough to compile. */
export type NodeType = Trigger | Condition | Action | Wait | Join | Catch | Stop;
export const nodeKinds = ["trigger", "condition", "action", "wait", "join", "catch", "stop"] as const satisfies NodeType["kind"][];

/** By this port a step goes on that has failed for good, where an edge leaves it; every kind but a start has it. */
export const failedPort = "failed";

export const trigger = <C extends z.ZodObject, const P extends Ports>(node: Omit<Trigger<C, P>, "kind">): Trigger<C, P> => ({
  kind: "trigger",
  ...node,
});

export const condition = <C extends z.ZodObject, const P extends Ports>(node: Omit<Condition<C, P>, "kind">): Condition<C, P> => ({
  kind: "condition",
  ...node,
});

export const action = <C extends z.ZodObject, E extends EffectName, const P extends Ports>(
  node: Omit<Action<C, E, P>, "kind">,
): Action<C, E, P> => ({
  kind: "action",
  ...node,
});

export const wait = <C extends z.ZodObject, const P extends Ports>(node: Omit<Wait<C, P>, "kind">): Wait<C, P> => ({
  kind: "wait",
  ...node,
});

export const join = <C extends z.ZodObject, const P extends Ports>(node: Omit<Join<C, P>, "kind">): Join<C, P> => ({
  kind: "join",
  ...node,
});

export const catching = <C extends z.ZodObject, const P extends Ports>(node: Omit<Catch<C, P>, "kind">): Catch<C, P> => ({
  kind: "catch",
  ...node,
});

export const stop = <C extends z.ZodObject, const P extends Ports>(node: Omit<Stop<C, P>, "kind">): Stop<C, P> => ({
  kind: "stop",
  ...node,
});
