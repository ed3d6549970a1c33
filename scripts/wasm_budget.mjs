// Fails if the wasm that every page loads, or a part that only some pages load, is larger than its budget.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const BUDGET_KB = 330;
const PART_BUDGET_KB = 150;
const folder = process.argv[2];
const files = readdirSync(folder).filter((file) => /\.(wasm|bin)$/.test(file));
// The build writes a compressed copy beside each file.
const sizeOf = (file) => statSync(join(folder, `${file}.br`)).size / 1000;
// The other modules are only loaded by the pages that need them.
const name = files.find((file) => file.startsWith("assay."));
if (!name) {
  console.error(`There is no assay.*.wasm in ${folder}`);
  process.exit(1);
}
const size = sizeOf(name);
console.log(`  ${name}: ${size.toFixed(0)} kB as brotli, of ${BUDGET_KB}`);
const parts = files.filter((file) => file !== name);
for (const part of parts) console.log(`  ${part}: ${sizeOf(part).toFixed(0)} kB, loaded when needed, of ${PART_BUDGET_KB}`);
if (size > BUDGET_KB) {
  console.error(`The wasm is larger than its budget of ${BUDGET_KB} kB. Find the cause with \`npx twiggy\` or in the last commits to app/.`);
  process.exit(1);
}
for (const part of parts.filter((part) => sizeOf(part) > PART_BUDGET_KB)) {
  console.error(`${part} is larger than its budget of ${PART_BUDGET_KB} kB.`);
  process.exitCode = 1;
}
