// Bundles the editor into public/editor: editor-HASH.js, one file a language beside it, and manifest.json, which names the first.
// With --report it also prints what each file weighs over the wire.

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = join(here, "../public/editor");

await rm(out, { recursive: true, force: true });
const result = await build({
  entryPoints: { editor: join(here, "src/index.ts") },
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const entry = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint);
if (!entry) throw new Error("esbuild wrote no entry");
await writeFile(join(out, "manifest.json"), `${JSON.stringify({ editor: basename(entry[0]) })}\n`);

if (process.argv.includes("--report")) {
  for (const name of (await readdir(out)).sort()) {
    const bytes = await readFile(join(out, name));
    console.log(`${name}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
  }
}
