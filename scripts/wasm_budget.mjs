// Fails when what the browser must fetch before a page comes alive has outgrown its budget.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const BUDGET_KB = 350;
const folder = process.argv[2];
const files = readdirSync(folder).filter((file) => file.endsWith(".wasm"));
// The build leaves the compressed form of each file beside it.
const sizeOf = (file) => statSync(join(folder, `${file}.br`)).size / 1000;
// What is split off is fetched by the pages that need it only.
const name = files.find((file) => file.startsWith("assay."));
if (!name) {
  console.error(`no assay.*.wasm in ${folder}`);
  process.exit(1);
}
const size = sizeOf(name);
console.log(`  ${name}: ${size.toFixed(0)} kB as brotli, of ${BUDGET_KB}`);
for (const part of files.filter((file) => file !== name)) console.log(`  ${part}: ${sizeOf(part).toFixed(0)} kB, fetched when needed`);
if (size > BUDGET_KB) {
  console.error(`the wasm is over its budget of ${BUDGET_KB} kB: see what grew with \`npx twiggy\` or the last commits to app/`);
  process.exit(1);
}
