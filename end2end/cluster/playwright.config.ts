// Tests with several machines: two servers behind a balancer, two workers, one PostgreSQL, one Redis.

import { defineConfig } from "@playwright/test";

import base from "../playwright.config.ts";

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../test-results-cluster",
  globalSetup: "./setup.ts",
});
