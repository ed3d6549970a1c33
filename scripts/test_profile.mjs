// Prints the cargo configuration for tests: our own crates are compiled without optimization, and with overflow checks and debug
// assertions. Dependencies are the same as in the release, so that they are compiled once for programs, lints and tests.
// The crate that reads values of functions is optimized a little: this takes 7 s of CPU time and saves 40 s in the tests.
import { execFileSync } from "node:child_process";

const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--locked", "--no-deps", "--format-version=1"], { maxBuffer: 2 ** 28 }));
for (const { name } of packages) {
  const level = name === "assay-domain" ? 1 : 0;
  console.log(`[profile.release.package.${name}]\nopt-level = ${level}\ndebug-assertions = true\noverflow-checks = true\n`);
}
