// Prints the slowest Rust tests of the last run, with their wall-clock times, and the sum per test binary: `node scripts/slow_tests.mjs [COUNT]`.

import { existsSync, readFileSync } from "node:fs";

// nextest writes it here, whatever CARGO_TARGET_DIR is.
const report = "target/nextest/default/junit.xml";
const count = Number(process.argv[2] ?? 15);
if (!existsSync(report)) {
  console.error(`There is no report at ${report}: run make test first.`);
  process.exit(1);
}

const tests = [...readFileSync(report, "utf8").matchAll(/<testcase ([^>]*)>/g)].map(([, attributes]) => {
  const attribute = (name) => new RegExp(` ?\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
  return { name: attribute("name"), binary: attribute("classname"), seconds: Number(attribute("time")) };
});
const sums = new Map();
for (const { binary, seconds } of tests) sums.set(binary, (sums.get(binary) ?? 0) + seconds);
const binaries = [...sums].map(([binary, seconds]) => ({ binary, name: "", seconds }));

print("Slowest tests", tests);
print("Slowest test binaries", binaries);

function print(title, rows) {
  console.log(title);
  for (const { binary, name, seconds } of rows.toSorted((a, b) => b.seconds - a.seconds).slice(0, count)) {
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${binary} ${name}`);
  }
}
