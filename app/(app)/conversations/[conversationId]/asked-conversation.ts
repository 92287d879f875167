/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getConversation } from "#engine/queries/get-conversation.ts";
import { orNotFound, reading } from "../../../reading.ts";

export const askedConversation = cache(async (id: string) => orNotFound(getConversation(await reading(), { id: decodeURIComponent(id) })));
