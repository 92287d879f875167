/** What a node type is: data and pure functions. It never performs anything; an action *asks* for an effect. */
import type { z } from "zod";
import type { CanonicalEvent } from "../commerce/event.ts";
import type { Words } from "../language/words.ts";
import type { EffectArgs, EffectCall, EffectName, EffectReply } from "../run/effects.ts";
import type { ResolvedConfig } from "./fields.ts";

export type Family = "trigger" | "logic" | "order" | "team" | "outside";

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
}

export interface Trigger<C extends z.ZodObject = z.ZodObject, P extends Ports = Ports> extends Common<C, P> {
  kind: "trigger";
  /** Whether this event starts the flow, by its stored settings alone; a `when` expression is the binder's. */
  match(event: CanonicalEvent, config: z.output<C>): boolean;
  read(event: CanonicalEvent): Record<string, unknown>;
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
  ask(config: Config<C>): EffectArgs<E>;
  read(reply: EffectReply<E>): Exit<PortId<P>>;
  /** The effect that takes it back (null where nothing is left to take back); itself null: it cannot be undone, and the editor says so. */
  undo: Undo<E> | null;
}

/** What the catalog holds: the config's type forgotten, its schema kept. Methods, not function fields, make that sound enough to compile. */
export type NodeType = Trigger | Condition | Action;

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
