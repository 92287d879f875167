/** Read once for the layout, which says whether there is such a page before anything is sent, and for the page. */
import { cache } from "react";
import { getJob } from "#engine/queries/get-job.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

export const askedJob = cache(async (id: string) => orNotFound(getJob(await reading(), idOrNotFound(id))));
