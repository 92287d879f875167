/** All of them, in the order in which they are run. */
import { badDownstream } from "./bad-downstream.ts";
import { causalOrders } from "./causal-orders.ts";
import { clockSteps } from "./clock-steps.ts";
import { cutAroundCommit } from "./cut-around-commit.ts";
import { daysUnderLoad } from "./days-under-load.ts";
import { fullDisk } from "./full-disk.ts";
import { killEmbedded } from "./kill-embedded.ts";
import { killPostgres } from "./kill-postgres.ts";
import { killTheApp } from "./kill-the-app.ts";
import { longReaders } from "./long-readers.ts";
import { repeatedWebhooks } from "./repeated-webhooks.ts";
import { republish } from "./republish.ts";
import type { Scenario } from "./scenario.ts";
import { stopAnOwner } from "./stop-an-owner.ts";
import { terminateBackends } from "./terminate-backends.ts";

export const scenarios: readonly Scenario[] = [
  killTheApp,
  killPostgres,
  killEmbedded,
  terminateBackends,
  stopAnOwner,
  cutAroundCommit,
  repeatedWebhooks,
  causalOrders,
  republish,
  badDownstream,
  fullDisk,
  clockSteps,
  daysUnderLoad,
  longReaders,
];
