/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getStock } from "#engine/queries/get-stock.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedStock = cache(async (sku: string) => orNotFound(getStock(await reading(), { sku: decodeURIComponent(sku) })));
