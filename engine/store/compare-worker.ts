/** A thread that works one comparison: evaluating a hundred thousand events must not keep turns waiting. */
import { workerData } from "node:worker_threads";
import { openSql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { computeWith } from "../core/compute.ts";
import { comparePast } from "./compare-past.ts";

/** Here at once: the thread is this comparison's own. */
async function compute() {
  const { loadVm } = await import("#lib/code/vm.ts");
  return computeWith(await loadVm(), () => performance.now(), limits.codeTriedMs);
}

const { url, id } = workerData as { url: string; id: string };
const { sql, end } = openSql(url, { connections: 2, name: "tradewind compare" });
try {
  await comparePast(sql, id, compute);
} finally {
  await end();
}
