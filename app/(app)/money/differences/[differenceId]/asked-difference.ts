/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */

import { notFound } from "next/navigation";
import { cache } from "react";
import { getMoneyDifference } from "#engine/queries/get-money-difference.ts";
import { idParams } from "#lib/api/page.ts";
import { orNotFound, reading } from "../../../../reading.ts";

export const askedDifference = cache(async (id: string) => {
  if (!idParams.safeParse({ id }).success) notFound();
  return await orNotFound(getMoneyDifference(await reading(), { id }));
});
