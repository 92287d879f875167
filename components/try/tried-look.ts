/** How a tried step looks: as on a run, and what nobody can know has a look of its own. */
import type { StepState } from "#components/canvas/run-state.tsx";
import type { Step } from "#lib/run/steps.ts";

const looks: Record<Step["status"], StepState["status"]> = {
  done: "done",
  running: "waiting",
  waiting: "waiting",
  retrying: "waiting",
  unknown: "waiting",
  failed: "failed",
  stopped: "failed",
};

export const triedState = (step: Step): StepState => ({ status: looks[step.status], ...(step.port === null ? {} : { port: step.port }) });
