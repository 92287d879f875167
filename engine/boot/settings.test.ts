import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const env = (values: Record<string, string>) => ({ NODE_ENV: "test", ...values }) as NodeJS.ProcessEnv;
const key = Buffer.alloc(32).toString("base64");

test("an empty environment is a complete one", () => {
  expect(readSettings(env({ PORT: "", TRADEWIND_ROLE: "" }))).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    role: "all",
    databaseUrl: null,
    publicUrl: null,
  });
});

test.each([
  [{ PORT: "http" }, "PORT must be a number"],
  [{ PORT: "70000" }, "PORT must be below 65536"],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with postgres://"],
  [{ DATABASE_URL: "postgres://x/y" }, "TRADEWIND_SECRET_KEY is needed too"],
  [{ TRADEWIND_SECRET_KEY: "short" }, "TRADEWIND_SECRET_KEY must be 32 bytes in base64"],
  [{ TRADEWIND_ROLE: "boss" }, "TRADEWIND_ROLE must be"],
  [{ TRADEWIND_ROLE: "web" }, "needs DATABASE_URL"],
  [{ TRADEWIND_RUNTIME: "restate" }, "TRADEWIND_RUNTIME must be"],
  [{ PUBLIC_URL: "shop.example.com" }, "PUBLIC_URL must be an address"],
  [{ TRADEWIND_FAULT_POINT: "somewhere" }, "TRADEWIND_FAULT_POINT must be one of"],
  [{ TRADEWIND_FAULT_POINT: "after-2xx:2", HOST: "0.0.0.0" }, "it is for tests on this machine"],
])("%o is refused in a sentence", (values, sentence) => {
  expect(() => readSettings(env(values as Record<string, string>))).toThrow(sentence);
});

test("every bad value is named at once", () => {
  expect(() => readSettings(env({ PORT: "http", TRADEWIND_ROLE: "boss", TRADEWIND_SECRET_KEY: key }))).toThrow(/PORT.*\n.*TRADEWIND_ROLE/);
});
