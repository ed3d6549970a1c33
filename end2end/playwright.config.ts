import { defineConfig } from "@playwright/test";

import { launchOptions } from "./chromium.mjs";

const ci = Boolean(process.env.CI);

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  globalSetup: "./setup/server.ts",
  fullyParallel: true,
  // More workers than the two processors, because pages often wait.
  workers: 3,
  forbidOnly: ci,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    launchOptions,
    locale: "en-GB",
    // Without transitions, checks never see colors between two themes.
    contextOptions: { reducedMotion: "reduce" },
    viewport: { width: 1280, height: 800 },
    // Recording all tests takes a third of the CPU time, so only on request.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
});
