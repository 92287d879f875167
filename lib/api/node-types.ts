/** How a kind of step looks from outside: everything that its form, its check and its place in a flow come from. */
import { z } from "zod";
import { nodeKinds } from "../nodes/define.ts";
import { words } from "./page.ts";

const jsonSchema = z.record(z.string(), z.unknown()).meta({ description: "JSON Schema 2020-12." });

export const nodeTypeShown = z.object({
  type: z.string(),
  version: z.int(),
  kind: z.enum(nodeKinds),
  title: words,
  summary: words,
  sentence: words,
  icon: z.string(),
  /** Settings: each property carries its `label`, `hint` and `widget`. */
  config: jsonSchema,
  /** What later steps see as `steps.<id>`. */
  output: jsonSchema,
  /** Ways out, as a step has them whose settings are empty. */
  ports: z.array(z.object({ id: z.string(), label: words })),
  /** Whether its settings add ways out: those of a choice are its cases. */
  portsFromSettings: z.boolean(),
  /** The way out that it has beside these, for when it has failed for good; null: it has none. */
  failurePort: z.string().nullable(),
  /** For an action: the effect that it asks for. */
  effect: z.string().nullable(),
  /** Whether what it does can be taken back; null for what does nothing. */
  undo: z.boolean().nullable(),
});
export type NodeTypeShown = z.infer<typeof nodeTypeShown>;
