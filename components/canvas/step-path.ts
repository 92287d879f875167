import { type EdgeProps, getSmoothStepPath } from "reactflow";

/** How a way is drawn, in the editor and wherever a flow is looked at: around corners of one size, leaving and arriving straight. */
export function stepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps) {
  return getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 10, offset: 24 });
}
