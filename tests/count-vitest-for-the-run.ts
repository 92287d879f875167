/** Counts a run of Vitest, with the errors that belong to no test: a file that did not load, a hook, a promise nobody awaited. */
import type { Reporter, TestModule } from "vitest/node";
import { failure, tell } from "./told.ts";

type Problem = { message?: string };

export default class CountVitest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Problem[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ module, test, result: test.result() })));
    const inState = (state: string) => tests.filter(({ result }) => result.state === state);
    const failed = inState("failed").map(({ module, test, result }) =>
      failure(`${module.relativeModuleId} › ${test.fullName}`, result.errors?.[0]?.message),
    );
    const around = modules.flatMap((module) => [
      ...module.errors().map(({ message }) => failure(module.relativeModuleId, message)),
      ...[...module.children.allSuites()].flatMap((suite) =>
        suite.errors().map(({ message }) => failure(`${module.relativeModuleId} › ${suite.fullName}`, message)),
      ),
    ]);
    const failures = [...failed, ...around, ...unhandled.map(({ message }) => failure("Outside of any test", message))];
    tell({ passed: inState("passed").length, failed: failures.length, skipped: inState("skipped").length, failures });
  }
}
