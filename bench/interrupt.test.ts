import { expect, test } from "vitest";
import { closeAll, closeOnInterrupt } from "./interrupt.ts";

test("the last opened first, what was closed before not again, and one that cannot be closed stops none", async () => {
  const said: string[] = [];
  closeOnInterrupt(() => said.push("database"));
  const closed = closeOnInterrupt(() => said.push("closed before"));
  closeOnInterrupt(() => Promise.reject(new Error("stuck")));
  closeOnInterrupt(async () => said.push("product"));
  closed();
  await closeAll();
  await closeAll();
  expect(said).toEqual(["product", "database"]);
});
