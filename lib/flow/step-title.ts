import { canvasWords } from "../language/editor.ts";
import type { Locale } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import type { FlowNode } from "./flow.ts";

/** What a step is called: the operator's own word, else its kind's. */
export const stepTitle = (node: FlowNode, locale: Locale): string =>
  node.title.trim() || (catalog.get(node.type)?.title ?? canvasWords.unknownStep)[locale];
