// The Chromium of the tests: $CHROMIUM, or the system's. The headless shell is preferred: it has no windows and menus, which saves a
// quarter of the tests' CPU time.

import { existsSync } from "node:fs";

const WINDOWED = "/usr/bin/chromium";

/** @type {import("@playwright/test").LaunchOptions} */
export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? ["/usr/bin/chromium-headless-shell", WINDOWED].find((path) => existsSync(path)) ?? WINDOWED,
  // Chromium's own sandbox does not start for root.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};
