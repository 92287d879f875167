/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getProblem } from "#engine/queries/list-problems.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

export const askedProblem = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getProblem(await reading(), asked));
});
