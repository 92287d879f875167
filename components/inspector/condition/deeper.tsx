"use client";
import { type ReactNode, useMemo } from "react";
import type { Many } from "#lib/flow/condition/model.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { BuildingContext, useBuilding } from "./context.ts";

/** A group inside; of a list's items (`many`), the item's own fields come first. */
export function Deeper({ many, children }: { many?: { item: Many; field: FieldInScope | undefined }; children: ReactNode }) {
  const outer = useBuilding();
  const inner = useMemo(() => {
    const deep = outer.deep + 1;
    if (!many) return { ...outer, deep };
    const own = (many.field?.item ?? []).map((field) => ({ ...field, path: `${many.item.name}${field.path}` }));
    return { ...outer, deep, fields: [...own, ...outer.fields], within: [...outer.within, many.item] };
  }, [outer, many]);
  return <BuildingContext value={inner}>{children}</BuildingContext>;
}
