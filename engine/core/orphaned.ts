import type { Failure } from "#lib/run/failure.ts";

/** Why a run is cancelled that another had begun for itself. */
export const orphaned: Failure = { code: "run.parent-ended", message: "The run that wanted this had ended.", final: true };
