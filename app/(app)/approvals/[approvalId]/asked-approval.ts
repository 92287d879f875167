/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getApproval } from "#engine/queries/get-approval.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

export const askedApproval = cache(async (id: string) => orNotFound(getApproval(await reading(), idOrNotFound(id))));
