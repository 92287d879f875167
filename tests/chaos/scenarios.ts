/** All of them, in the order in which they are run. */

import { killPostgres } from "./kill-postgres.ts";
import { killTheApp } from "./kill-the-app.ts";
import type { Scenario } from "./scenario.ts";

export const scenarios: readonly Scenario[] = [killTheApp, killPostgres];
