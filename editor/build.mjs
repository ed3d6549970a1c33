// Builds the bundles in public/editor: site-HASH.js for every page, editor-HASH.js for the problem page, lazily loaded files (one per
// language, Vim's keys), and manifest.json, which names the first two. With --report it prints the size of each file, also
// compressed. With --pseudo-locale FOLDER it builds into this folder, in the pseudo-locale.

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const pseudoAt = process.argv.indexOf("--pseudo-locale");
const out = pseudoAt < 0 ? join(here, "../public/editor") : process.argv[pseudoAt + 1];
if (!out) throw new Error("usage: build.mjs [--report] [--pseudo-locale FOLDER]");

/** Files get the texts in the pseudo-locale, except for the one that makes them. */
const pseudoLocale = {
  name: "pseudo-locale",
  setup(build) {
    build.onResolve({ filter: /\/texts\.ts$/ }, ({ importer, resolveDir }) =>
      basename(importer) === "pseudo_locale.ts" ? undefined : { path: join(resolveDir, "pseudo_locale.ts") },
    );
  },
};

await rm(out, { recursive: true, force: true });
/** Builds one entry and returns the name of its file. */
async function bundle(name, source, splitting) {
  const result = await build({
    entryPoints: { [name]: join(here, "src", source) },
    outdir: out,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting,
    loader: { ".svg": "text" },
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    metafile: true,
    plugins: pseudoAt < 0 ? [] : [pseudoLocale],
    logLevel: "warning",
  });
  const outputs = Object.entries(result.metafile.outputs);
  const [file] = outputs.find(([, { entryPoint }]) => basename(entryPoint ?? "") === source) ?? [];
  if (!file) throw new Error(`esbuild wrote no file for ${source}`);
  return basename(file);
}

// Apart, so that the script of every page is one file although both use the same small functions.
const names = { site: await bundle("site", "site.ts", false), editor: await bundle("editor", "index.ts", true) };
await writeFile(join(out, "manifest.json"), `${JSON.stringify(names)}\n`);

if (process.argv.includes("--report")) {
  for (const name of (await readdir(out)).sort()) {
    const bytes = await readFile(join(out, name));
    console.log(`${name}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
  }
}
