/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */

import { cache } from "react";
import { getMoneyDifference } from "#engine/queries/get-money-difference.ts";
import { idOrNotFound, orNotFound, reading } from "../../../../reading.ts";

export const askedDifference = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getMoneyDifference(await reading(), asked));
});
