/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getCustomer } from "#engine/queries/get-customer.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedCustomer = cache(async (id: string) => orNotFound(getCustomer(await reading(), { id: decodeURIComponent(id) })));
