"use client";
/** A condition as an operator builds it, with what it comes to on the sample event beside every part. */
import { useMemo } from "react";
import { emptyGroup, type Group } from "#lib/flow/condition/model.ts";
import { useFields } from "../use-fields.ts";
import { useMoment } from "../use-moment.ts";
import { type Building, BuildingContext } from "./context.ts";
import { GroupParts } from "./group.tsx";
import { WholeVerdict } from "./verdict.tsx";

export interface ConditionBuilderProps {
  nodeId: string;
  label: string;
  condition: Group | null;
  disabled: boolean;
  onChange: (next: Group) => void;
  onBlur: () => void;
}

export function ConditionBuilder({ nodeId, label, condition, disabled, onChange, onBlur }: ConditionBuilderProps) {
  const fields = useFields(nodeId);
  const moment = useMoment(nodeId);
  const building = useMemo<Building>(() => ({ fields, moment, within: [], deep: 0, onBlur }), [fields, moment, onBlur]);
  const root = condition ?? emptyGroup;
  return (
    <fieldset disabled={disabled} className="@container flex min-w-0 flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      <BuildingContext value={building}>
        <GroupParts group={root} onChange={onChange} />
        {root.items.length > 0 ? <WholeVerdict nodeId={nodeId} group={root} /> : null}
      </BuildingContext>
    </fieldset>
  );
}
