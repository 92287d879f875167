/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getRun } from "#engine/queries/get-run.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

export const askedRun = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getRun(await reading(), asked));
});
