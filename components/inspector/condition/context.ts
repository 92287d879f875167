"use client";
/** What every part of a condition needs: the fields, the sample's values, and in which lists' items it stands. */
import { createContext, useContext } from "react";
import type { Moment } from "#lib/flow/condition/live.ts";
import type { Many } from "#lib/flow/condition/model.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";

export interface Building {
  fields: readonly FieldInScope[];
  moment: Moment;
  within: readonly Many[];
  deep: number;
  onBlur: () => void;
}
export const BuildingContext = createContext<Building | null>(null);

export function useBuilding(): Building {
  const building = useContext(BuildingContext);
  if (!building) throw new Error("A part of a condition outside of its builder");
  return building;
}

/** What can be compared: no records as a whole, and the day of today only through the moment itself. */
export const isCompared = ({ type, path }: FieldInScope): boolean => type !== "record" && path !== "dateOf(now)";
