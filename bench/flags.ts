import { parseArgs } from "node:util";
import { z } from "zod";

const positive = z.coerce.number().positive();

const flags = z.object({
  seconds: positive.default(20),
  rounds: positive.int().default(3),
  folder: z.string().optional(),
  json: z.string().optional(),
  peers: z.boolean().default(false),
  growth: z.boolean().default(false),
  overload: z.boolean().default(false),
  overloadSeconds: positive.default(120),
  soak: positive.int().optional(),
  compare: z.boolean().default(false),
  compareEvents: positive.int().default(100_000),
  waits: positive.int().optional(),
  turn: positive.int().optional(),
  stored: positive.int().default(5_000_000),
  flows: positive.int().default(10_000),
  parked: positive.int().default(100_000),
  cache: z.string().optional(),
});
export type Flags = z.infer<typeof flags>;

export const usage = `npm run bench -- [flags]
  --seconds N    each measurement, after its warm-up (20)
  --rounds N     rounds of which the medians are taken (3)
  --growth       instead: the product empty and grown, with --stored N runs (5000000), --flows N (10000), --parked N runs (100000)
  --overload     instead: five times what can be finished, for --overload-seconds N (120)
  --soak N       instead: N orders without a pause; memory and pace at every tenth
  --compare      instead: a draft compared with its live version over --compare-events N recorded orders (100000)
  --waits N      instead: N runs that wait for their time, over a restart and a publish
  --turn N       instead: what N orders take of a core without a database: read, and carried through the five steps
  --peers        also Node-RED and n8n, installed from npm into a cache folder at the first time
  --cache DIR    that folder (tradewind-bench in the user's cache folder)
  --folder DIR   where PostgreSQL keeps its data meanwhile (the system's temporary folder)
  --json FILE    the same figures as JSON`;

export function readFlags(args: readonly string[]): Flags {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: text,
      rounds: text,
      folder: text,
      json: text,
      cache: text,
      soak: text,
      waits: text,
      turn: text,
      stored: text,
      flows: text,
      parked: text,
      peers: { type: "boolean" },
      growth: { type: "boolean" },
      overload: { type: "boolean" },
      compare: { type: "boolean" },
      "compare-events": text,
      "overload-seconds": text,
    },
  });
  const read = flags.safeParse({ ...values, overloadSeconds: values["overload-seconds"], compareEvents: values["compare-events"] });
  if (read.success) return read.data;
  const flag = String(read.error.issues[0]?.path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new Error(`--${flag} takes a number above 0.`);
}
