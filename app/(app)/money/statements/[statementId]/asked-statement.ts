/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */

import { cache } from "react";
import { getStatement } from "#engine/queries/get-statement.ts";
import { idOrNotFound, orNotFound, reading } from "../../../../reading.ts";

export const askedStatement = cache(async (id: string) => {
  const asked = idOrNotFound(id);
  return orNotFound(getStatement(await reading(), asked));
});
