/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { getEvent } from "#engine/queries/get-event.ts";
import { idParams } from "#lib/api/page.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedEvent = cache(async (id: string) => {
  const asked = idParams.safeParse({ id });
  if (!asked.success) notFound();
  return orNotFound(getEvent(await reading(), asked.data));
});
