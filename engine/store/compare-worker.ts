/** A thread that works one comparison: evaluating a hundred thousand events must not keep turns waiting. */
import { workerData } from "node:worker_threads";
import { openSql } from "#drizzle/client.ts";
import { comparePast } from "./compare-past.ts";

const { url, id } = workerData as { url: string; id: string };
const { sql, end } = openSql(url, { connections: 2, name: "tradewind compare" });
try {
  await comparePast(sql, id);
} finally {
  await end();
}
