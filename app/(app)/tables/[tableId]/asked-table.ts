/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { getTable } from "#engine/queries/get-table.ts";
import { idParams } from "#lib/api/page.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedTable = cache(async (id: string) => {
  const asked = idParams.safeParse({ id });
  if (!asked.success) notFound();
  return orNotFound(getTable(await reading(), asked.data));
});
