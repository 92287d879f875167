import { createContext, useContext } from "react";

/** What a control needs to know of the field around it, so that a screen reader finds its label, its hint and what is wrong. */
export interface FieldParts {
  controlId: string;
  labelId: string;
  /** Ids of the hint and of what is wrong, where they are there. */
  describedBy: string | undefined;
  invalid: boolean;
  name: string | undefined;
}
export const FieldContext = createContext<FieldParts | null>(null);

/** A control with a name of its own, such as the second of two in a field, is not what the field's label stands for. */
export function useFieldControl(hasOwnName: boolean) {
  const field = useContext(FieldContext);
  return {
    id: hasOwnName ? undefined : field?.controlId,
    name: hasOwnName ? undefined : field?.name,
    "aria-labelledby": hasOwnName ? undefined : field?.labelId,
    "aria-describedby": field?.describedBy,
    "aria-invalid": field?.invalid || undefined,
  };
}
