// Builds the wasm bundle: the script, the main module, and the files of the lazy parts, optimized and with hashed names.
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { buildSync } from "esbuild";

import { hash } from "./cache.mjs";
import { writeLoader } from "./loader.mjs";
import { optimize } from "./optimize.mjs";

/** Names of the bundler's files. */
const MAIN = "assay";
const LOADER = "loader.js";
const MANIFEST = "parts.json";

/** Writes the bundle into a folder and returns its hashes for hash.txt. */
export async function bundle(cache, bundler, module, to, isOptimized = true) {
  const scripts = [import.meta.filename, ...["loader.mjs", "optimize.mjs"].map((name) => join(import.meta.dirname, name))];
  const inputs = [module, bundler, ...scripts, "package-lock.json"].map((file) => readFileSync(file));
  const made = await cache.get("bundle", inputs, async (folder) => {
    const split = join(folder, "split");
    execFileSync(bundler, [module, split], { stdio: "inherit" });
    if (isOptimized) await optimize(readdirSync(split).filter((name) => name.endsWith(".wasm")).map((name) => join(split, name)));
    joinFiles(split, folder, isOptimized);
  });
  // One hash for all files: they name each other, so a change of one changes all.
  const id = hash(inputs);
  const names = readdirSync(made, { withFileTypes: true }).filter((it) => it.isFile()).map((it) => it.name);
  const renamed = new Map(names.map((name) => [name, name.replace(/\.([a-z]+)$/, `.${id}.$1`)]));
  for (const [name, final] of renamed) write(join(made, name), join(to, final), renamed);
  return { js: id, wasm: id, parts: id };
}

/** Joins the scripts and the small chunks, so that browsers need few requests. The manifest names the files of each lazy part. */
function joinFiles(split, folder, isOptimized) {
  const parts = writeLoader(split, LOADER, JSON.parse(readFileSync(join(split, MANIFEST), "utf8")));
  buildSync({
    stdin: { contents: `export * from "./${MAIN}.js"; export { default } from "./${MAIN}.js"; export { compile } from "./${LOADER}";`, resolveDir: split },
    outfile: join(folder, `${MAIN}.js`),
    bundle: true,
    minify: isOptimized,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    // wasm-bindgen writes one key per import of the loader.
    logOverride: { "duplicate-object-key": "silent" },
  });
  // leptos expects `assay.HASH.wasm`, without the `_bg` that wasm-bindgen adds.
  copyFileSync(join(split, `${MAIN}_bg.wasm`), join(folder, `${MAIN}.wasm`));
  for (const file of new Set(Object.values(parts).flat())) copyFileSync(join(split, file), join(folder, file));
  writeFileSync(join(folder, MANIFEST), JSON.stringify(parts));
}

/** Copies a file to its final name. Scripts and the manifest get the final names of other files. */
function write(from, to, renamed) {
  if (!/\.js(on)?$/.test(from)) return copyFileSync(from, to);
  const escaped = [...renamed.keys()].map((name) => name.replaceAll(".", "\\."));
  const names = new RegExp(`(?<![\\w.])(?:${escaped.join("|")})(?!\\w)`, "g");
  writeFileSync(to, readFileSync(from, "utf8").replace(names, (name) => renamed.get(name)));
}
