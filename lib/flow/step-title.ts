import { canvasWords } from "../language/editor.ts";
import type { Locale } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { isOperation } from "../openapi/operation.ts";
import type { FlowNode } from "./flow.ts";

/** What a step is called: the operator's own word, else that of the call it makes, else its kind's. */
export const stepTitle = (node: FlowNode, locale: Locale): string =>
  node.title.trim() || usualTitle(node, (catalog.get(node.type)?.title ?? canvasWords.unknownStep)[locale]);

/** @param kind what its kind is called */
export function usualTitle({ config }: Pick<FlowNode, "config">, kind: string): string {
  const { operation } = config;
  return isOperation(operation) ? operation.title : kind;
}
