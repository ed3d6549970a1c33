import { defineConfig } from "@playwright/test";

import { launchOptions } from "./chromium.mjs";

const ci = Boolean(process.env.CI);

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  globalSetup: "./setup/server.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: ci,
  retries: 0,
  // On a busy machine any step may take long. Tests that pass do not wait for these.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions,
    locale: "en-GB",
    // A colour half-way through a transition is no colour to judge.
    contextOptions: { reducedMotion: "reduce" },
    viewport: { width: 1280, height: 800 },
    // Recording every test takes a third of the CPU time: only on request.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
});
