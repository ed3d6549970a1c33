// Prints the cargo configuration that tests are built with: our own crates without optimization and with checks for overflow
// and debug assertions. Dependencies stay as in the release, so that they are compiled once for programs, lints and tests.
import { execFileSync } from "node:child_process";

const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--locked", "--no-deps", "--format-version=1"], { maxBuffer: 2 ** 28 }));
for (const { name } of packages) {
  console.log(`[profile.release.package.${name}]\nopt-level = 0\ndebug-assertions = true\noverflow-checks = true\n`);
}
