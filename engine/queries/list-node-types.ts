import { z } from "zod";
import type { NodeTypeShown } from "#lib/api/node-types.ts";
import { nodeTypes } from "#lib/nodes/catalog.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { configFields } from "#lib/nodes/fields.ts";
import { failurePortOf, portsOf } from "#lib/nodes/ports.ts";
import { type Actor, requireRole } from "../commands/actor.ts";

export async function listNodeTypes(actor: Actor): Promise<{ items: NodeTypeShown[] }> {
  requireRole(actor, "viewer");
  return { items: nodeTypes.map(shown) };
}

function shown(node: NodeType): NodeTypeShown {
  const { type, version, kind, title, summary, sentence, icon } = node;
  return {
    type,
    version,
    kind,
    title,
    summary,
    sentence,
    icon,
    config: schemaOf(node.config, "input"),
    output: schemaOf(node.output, "output"),
    ports: portsOf(node, {}).map(({ id, label }) => ({ id, label })),
    portsFromSettings: configFields(node.config).some(({ meta }) => meta.widget === "cases"),
    failurePort: failurePortOf(node, {})?.id ?? null,
    effect: node.kind === "action" ? node.effect : null,
    undo: node.kind === "action" ? node.undo !== null : null,
  };
}

/** An expression field is a custom check to zod; to a reader it is text with its `widget`. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "custom") jsonSchema.type = "string";
    },
  });
}
