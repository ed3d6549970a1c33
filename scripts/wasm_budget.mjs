// Fails when what the browser must fetch before a page comes alive has outgrown its budget.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const BUDGET_KB = 350;
const folder = process.argv[2];
const name = readdirSync(folder).find((file) => file.endsWith(".wasm"));
if (!name) {
  console.error(`no .wasm file in ${folder}`);
  process.exit(1);
}
const size = brotliCompressSync(readFileSync(join(folder, name))).length / 1000;
console.log(`  ${name}: ${size.toFixed(0)} kB as brotli, of ${BUDGET_KB}`);
if (size > BUDGET_KB) {
  console.error(`the wasm is over its budget of ${BUDGET_KB} kB: see what grew with \`npx twiggy\` or the last commits to app/`);
  process.exit(1);
}
