/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { getApi } from "#engine/queries/get-api.ts";
import { idParams } from "#lib/api/page.ts";
import { orNotFound, reading } from "../../../../reading.ts";

export const askedApi = cache(async (id: string) => {
  const asked = idParams.safeParse({ id });
  if (!asked.success) notFound();
  return orNotFound(getApi(await reading(), asked.data));
});
