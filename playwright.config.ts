import { defineConfig } from "@playwright/test";
import { findOrInstallChromium } from "./tests/find-chromium.ts";

const isCi = Boolean(process.env["CI"]);

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./tests/product-for-the-run.ts",
  workers: 1, // one product and one database: what a test sees must not depend on what another does meanwhile
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: isCi,
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
    // recording one takes an eighth of the time, and nobody looks into a machine that is gone
    trace: isCi ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findOrInstallChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"],
    },
  },
});
