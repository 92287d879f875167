import type { FlowDocument } from "../flow.ts";
import { nodeHeight, nodeWidth } from "./step-size.ts";

/** Steps that lie on each other: a drawing that came without places. */
export const isTangled = (document: FlowDocument): boolean =>
  document.nodes.some((a, i) =>
    document.nodes.some(
      (b, j) => j > i && Math.abs(a.position.x - b.position.x) < nodeWidth && Math.abs(a.position.y - b.position.y) < nodeHeight - 20,
    ),
  );
