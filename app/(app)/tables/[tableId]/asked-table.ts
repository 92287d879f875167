/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getTable } from "#engine/queries/get-table.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

export const askedTable = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getTable(await reading(), asked));
});
