/** Counts a run of Playwright, with the errors that belong to no test, such as a product that did not end well. */
import type { Reporter, Suite, TestError } from "@playwright/test/reporter";
import { failure, tell } from "./told.ts";

export default class CountPlaywright implements Reporter {
  #suite: Suite | undefined;
  readonly #around: string[] = [];

  onBegin(_: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError({ message }: TestError): void {
    this.#around.push(failure("Outside of any journey", message));
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? [];
    const failures = tests
      .filter((test) => test.outcome() === "unexpected" || test.outcome() === "flaky")
      .map((test) => failure(test.titlePath().filter(Boolean).join(" › "), test.results[0]?.error?.message))
      .concat(this.#around);
    const having = (outcome: string) => tests.filter((test) => test.outcome() === outcome).length;
    tell({ passed: having("expected"), failed: failures.length, skipped: having("skipped"), failures });
  }
}
