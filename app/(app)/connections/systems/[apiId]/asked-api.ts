/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getApi } from "#engine/queries/get-api.ts";
import { idOrNotFound, orNotFound, reading } from "../../../../reading.ts";

export const askedApi = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getApi(await reading(), asked));
});
