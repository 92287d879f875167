/** Every call of the API, once: requests are matched and read by it, handlers are typed by it, OpenAPI is made from it. */
import { apiCalls } from "./calls/apis.ts";
import { approvalCalls } from "./calls/approvals.ts";
import { comparisonCalls } from "./calls/comparisons.ts";
import { flowsCalls } from "./calls/flows.ts";
import { historyCalls } from "./calls/history.ts";
import { jobCalls } from "./calls/jobs.ts";
import { moneyCalls } from "./calls/money.ts";
import { operationsCalls } from "./calls/operations.ts";
import { outsideCalls } from "./calls/outside.ts";
import { problemCalls } from "./calls/problems.ts";
import { productCalls } from "./calls/products.ts";
import { serviceCalls } from "./calls/service.ts";
import { shopCalls } from "./calls/shop.ts";
import { stockCalls } from "./calls/stock.ts";
import { tableCalls } from "./calls/tables.ts";
import { taskCalls } from "./calls/tasks.ts";
import { teamCalls } from "./calls/team.ts";

export const calls = {
  ...outsideCalls,
  ...apiCalls,
  ...flowsCalls,
  ...comparisonCalls,
  ...historyCalls,
  ...approvalCalls,
  ...operationsCalls,
  ...jobCalls,
  ...problemCalls,
  ...shopCalls,
  ...serviceCalls,
  ...moneyCalls,
  ...stockCalls,
  ...productCalls,
  ...tableCalls,
  ...taskCalls,
  ...teamCalls,
};
export type Calls = typeof calls;
export type CallName = keyof Calls;
