/** What the frame tells on every page and Home tells too: read once a request. */
import { cache } from "react";
import { getHome } from "#engine/queries/get-home.ts";
import { countMyApprovals } from "#engine/queries/list-approvals.ts";
import { countMyTasks } from "#engine/queries/list-tasks.ts";
import { whoAmI } from "#engine/queries/who-am-i.ts";
import { reading } from "../reading.ts";

export const askedMe = cache(async () => whoAmI(await reading()));
export const askedHome = cache(async () => getHome(await reading()));
export const askedDecisionCount = cache(async () => countMyApprovals(await reading()));
export const askedTaskCount = cache(async () => countMyTasks(await reading()));
