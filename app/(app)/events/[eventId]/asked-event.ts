/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getEvent } from "#engine/queries/get-event.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

export const askedEvent = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getEvent(await reading(), asked));
});
