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
export interface Exit {
  port: string;
  output: Record<string, unknown>;
}

interface Common<C extends z.ZodObject> {
  /** `family.verb`, final once published. */
  type: `${Family}.${string}`;
  version: number;
  title: Words;
  /** One line for the palette: what it is good for. */
  summary: Words;
  /** What it reads as on the canvas; `{field}` stands for a setting. */
  sentence: Words;
  /** A lucide icon's name in kebab-case. */
  icon: string;
  config: C;
  /** What later steps see as `steps.<node>`. */
  output: z.ZodObject;
  ports: readonly Port[];
}

export interface Trigger<C extends z.ZodObject = z.ZodObject> extends Common<C> {
  kind: "trigger";
  /** Whether this event starts the flow, by its stored settings alone; a `when` expression is the binder's. */
  match(event: CanonicalEvent, config: z.infer<C>): boolean;
  read(event: CanonicalEvent): Record<string, unknown>;
}

export interface Condition<C extends z.ZodObject = z.ZodObject> extends Common<C> {
  kind: "condition";
  decide(config: ResolvedConfig<z.infer<C>>): Exit;
}

export interface Action<C extends z.ZodObject = z.ZodObject, E extends EffectName = EffectName> extends Common<C> {
  kind: "action";
  effect: E;
  ask(config: ResolvedConfig<z.infer<C>>): EffectArgs<E>;
  read(reply: EffectReply<E>): Exit;
  /** The effect that takes it back, from what was asked and answered; null: it cannot be undone, and the editor says so. */
  undo: ((asked: EffectArgs<E>, reply: EffectReply<E>) => EffectCall | null) | null;
}

/** What the catalog holds: the config's type forgotten, its schema kept. */
export type NodeType = Trigger<any> | Condition<any> | Action<any, any>;

export const trigger = <C extends z.ZodObject>(node: Omit<Trigger<C>, "kind">): Trigger<C> => ({ kind: "trigger", ...node });
export const condition = <C extends z.ZodObject>(node: Omit<Condition<C>, "kind">): Condition<C> => ({ kind: "condition", ...node });
export const action = <C extends z.ZodObject, E extends EffectName>(node: Omit<Action<C, E>, "kind">): Action<C, E> => ({ kind: "action", ...node });
