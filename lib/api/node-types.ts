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
  ports: z.array(z.object({ id: z.string(), label: words })),
  /** For an action: the effect that it asks for. */
  effect: z.string().nullable(),
  /** Whether what it does can be taken back; null for what does nothing. */
  undo: z.boolean().nullable(),
});
export type NodeTypeShown = z.infer<typeof nodeTypeShown>;
