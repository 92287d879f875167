import { parseArgs } from "node:util";
import { z } from "zod";

const positive = z.coerce.number().positive();

const flags = z.object({
  seconds: positive.default(20),
  rounds: positive.int().default(3),
  folder: z.string().optional(),
  json: z.string().optional(),
  peers: z.boolean().default(false),
  cache: z.string().optional(),
});
export type Flags = z.infer<typeof flags>;

export const usage = `npm run bench -- [flags]
  --seconds N    each measurement, after its warm-up (20)
  --rounds N     rounds of which the medians are taken (3)
  --peers        also Node-RED and n8n, installed from npm into a cache folder at the first time
  --cache DIR    that folder (tradewind-bench in the user's cache folder)
  --folder DIR   where PostgreSQL keeps its data meanwhile (the system's temporary folder)
  --json FILE    the same figures as JSON`;

export function readFlags(args: readonly string[]): Flags {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: text, rounds: text, folder: text, json: text, cache: text, peers: { type: "boolean" } },
  });
  return flags.parse(values);
}
