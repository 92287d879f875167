/** Every node type there is. A node is in the product, its tests and its documents by being listed here. */
import type { NodeType } from "./define.ts";
import { ifNode } from "./logic/if.ts";
import { orderSetStatus } from "./order/set-status.ts";
import { orderTag } from "./order/tag.ts";
import { outsideHttp } from "./outside/http.ts";
import { teamNote } from "./team/note.ts";
import { eventTrigger } from "./trigger/event.ts";
import { manualTrigger } from "./trigger/manual.ts";

export const nodeTypes: readonly NodeType[] = [eventTrigger, manualTrigger, ifNode, orderTag, orderSetStatus, teamNote, outsideHttp];

export type Catalog = ReadonlyMap<string, NodeType>;
export const catalog: Catalog = new Map(nodeTypes.map((node) => [node.type, node]));
