/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getOrder } from "#engine/queries/get-order.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedOrder = cache(async (id: string) => orNotFound(getOrder(await reading(), { id: decodeURIComponent(id) })));
