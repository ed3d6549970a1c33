// Fails if the wasm that every page loads is larger than its budget.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const BUDGET_KB = 335;
const folder = process.argv[2];
const files = readdirSync(folder).filter((file) => file.endsWith(".wasm"));
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
for (const part of files.filter((file) => file !== name)) console.log(`  ${part}: ${sizeOf(part).toFixed(0)} kB, loaded when needed`);
if (size > BUDGET_KB) {
  console.error(`The wasm is larger than its budget of ${BUDGET_KB} kB. Find the cause with \`npx twiggy\` or in the last commits to app/.`);
  process.exit(1);
}
