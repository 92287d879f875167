/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getProduct } from "#engine/queries/get-product.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedProduct = cache(async (id: string) => orNotFound(getProduct(await reading(), { id: decodeURIComponent(id) })));
