/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getApi } from "#engine/queries/get-api.ts";
import { uuid } from "#lib/api/page.ts";
import { orNotFound, reading } from "../../../../reading.ts";

const nobody = "00000000-0000-0000-0000-000000000000";
export const askedApi = cache(async (id: string) => orNotFound(getApi(await reading(), { id: uuid.safeParse(id).data ?? nobody })));
