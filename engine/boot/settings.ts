/** What the operator set in the environment, read once. Each bad value is named in a sentence. */
import { mkdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { faultPoints } from "../fault-point.ts";
import { StartFailure } from "./sentence.ts";

const emptyIsAbsent = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema);

const environment = z.object({
  PORT: emptyIsAbsent(
    z.coerce
      .number("PORT must be a number, such as 3000.")
      .int("PORT must be a whole number.")
      .min(0)
      .max(65_535, "PORT must be below 65536.")
      .default(3000),
  ),
  HOST: emptyIsAbsent(z.string().default("127.0.0.1")),
  DATA_DIR: emptyIsAbsent(z.string().default(".tradewind")),
  DATABASE_URL: emptyIsAbsent(
    z
      .string()
      .regex(
        /^postgres(ql)?:\/\//,
        "DATABASE_URL must begin with postgres:// and name a PostgreSQL 15 or newer; leave it out to use the PostgreSQL that Tradewind brings.",
      )
      .optional(),
  ),
  TRADEWIND_API_KEY: emptyIsAbsent(z.string().optional()),
  TRADEWIND_SECRET_KEY: emptyIsAbsent(
    z
      .string()
      .refine(
        (key) => Buffer.from(key, "base64").length === 32,
        "TRADEWIND_SECRET_KEY must be 32 bytes in base64; `openssl rand -base64 32` makes one.",
      )
      .optional(),
  ),
  TRADEWIND_RUNTIME: emptyIsAbsent(
    z.enum(["postgres"], "TRADEWIND_RUNTIME must be `postgres`, the only runtime so far.").default("postgres"),
  ),
  TRADEWIND_ROLE: emptyIsAbsent(z.enum(["all", "web", "worker"], "TRADEWIND_ROLE must be `all`, `web` or `worker`.").default("all")),
  TRADEWIND_FAULT_POINT: emptyIsAbsent(
    z
      .string()
      .regex(
        new RegExp(`^(${faultPoints.join("|")})(:.+)?$`),
        `TRADEWIND_FAULT_POINT must be one of ${faultPoints.join(", ")}, with :n for its n-th passing, or :number for the order of in-turn-of.`,
      )
      .optional(),
  ),
  PUBLIC_URL: emptyIsAbsent(
    z.url({ protocol: /^https?$/, error: "PUBLIC_URL must be an address such as https://shop.example.com." }).optional(),
  ),
});

export interface Settings {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  secretKey: string | null;
  role: "all" | "web" | "worker";
  publicUrl: string | null;
  /** Where this process is to kill itself: tests only. */
  faultPoint: string | null;
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = environment.safeParse(env);
  if (!read.success) {
    throw new StartFailure(
      read.error.issues
        .map((issue) => (issue.message.includes(String(issue.path[0])) ? issue.message : `${String(issue.path[0])}: ${issue.message}`))
        .join("\n"),
    );
  }
  const values = read.data;
  if (values.DATABASE_URL && !values.TRADEWIND_SECRET_KEY) {
    throw new StartFailure(
      "DATABASE_URL is set, so TRADEWIND_SECRET_KEY is needed too: it seals the secrets in that database and has to outlive this machine. `openssl rand -base64 32` makes one; keep it.",
    );
  }
  if (values.TRADEWIND_ROLE === "web" && !values.DATABASE_URL) {
    throw new StartFailure("TRADEWIND_ROLE=web runs no flows; it needs DATABASE_URL to share a database with a process that does.");
  }
  const faultPoint = values.TRADEWIND_FAULT_POINT ?? null;
  if (faultPoint && (values.PUBLIC_URL || !isLoopback(values.HOST))) {
    throw new StartFailure(
      "TRADEWIND_FAULT_POINT makes Tradewind kill itself: it is for tests on this machine. Take it out of the environment.",
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    secretKey: values.TRADEWIND_SECRET_KEY ?? null,
    role: values.TRADEWIND_ROLE,
    publicUrl: values.PUBLIC_URL ?? null,
    faultPoint,
  };
}

export const isLoopback = (host: string) => /^(127\.|localhost$|::1$)/.test(host);

/** The folder by its real name: a process table and a lock know it by no other. */
export function makeDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return realpathSync(dataDir);
  } catch (error) {
    throw new StartFailure(`DATA_DIR ${dataDir} cannot be made: ${(error as Error).message}`);
  }
}
