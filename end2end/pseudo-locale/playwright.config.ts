// Finds text that is not in app/src/texts or editor/src/texts.ts. ASSAY_SITE_DIR names the site in the pseudo-locale, in which all texts
// of these files are in brackets: ⟦Ŝûûɱ⟧. So are all names and problems that these tests use. Letters outside of brackets are faults.

import { defineConfig } from "@playwright/test";

import base from "../playwright.config.ts";

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../test-results-pseudo-locale",
  globalSetup: "./setup.ts",
});
