// Builds the wasm bundle: a main module and lazily loaded chunks, optimized and with hashed names.
import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { transformSync } from "esbuild";

import { hash } from "./cache.mjs";

/**
 * Not -Oz: it makes the file smaller but its compressed form larger (348 kB with these passes, 374 kB with -Oz), because it removes
 * repetition that brotli compresses well.
 */
const WASM_OPT = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
  "--duplicate-function-elimination",
  "--dce",
  "--vacuum",
  "--remove-unused-module-elements",
  // Brotli finds more repetition.
  "--remove-unused-names",
  "--reorder-locals",
  "--dealign",
];
const run = promisify(execFile);

/** As long as a hash, because the chunks hold this name. */
const PLACEHOLDER = "______________________";

/** Writes the bundle into a folder and returns its hashes for hash.txt. */
export async function bundle(cache, bundler, module, to, isOptimized = true) {
  const inputs = [readFileSync(module), readFileSync(bundler), readFileSync(import.meta.filename), readFileSync("package-lock.json")];
  const made = await cache.get("bundle", inputs, async (folder) => {
    execFileSync(bundler, [module, folder], { stdio: "inherit" });
    compileEarly(folder);
    if (isOptimized) await optimize(folder);
  });
  // One hash for all files: they name each other, so a change of one changes all.
  const id = hash(inputs);
  const renamed = new Map(files(made).map((name) => [name, finalName(name, id)]));
  for (const [name, final] of renamed) write(join(made, name), join(to, final), renamed);
  // Scripts of libraries. Their folders already have a hash in their name.
  if (existsSync(join(made, "snippets"))) cpSync(join(made, "snippets"), join(to, "snippets"), { recursive: true });
  return { js: id, wasm: id, manifest: id, split: id };
}

const files = (folder) => readdirSync(folder, { withFileTypes: true }).filter((it) => it.isFile()).map((it) => it.name);

/**
 * The loader of the library fetches the files of a lazy part at once, but compiles each when it is needed: the largest after all others.
 * Ours compiles while it fetches, and pages can start this before the main module is ready (app/src/bundle.rs).
 */
function compileEarly(folder) {
  const file = join(folder, files(folder).find((name) => name.includes(PLACEHOLDER)));
  const fetched = /const src = fetch\((new URL\("[^"]*", import\.meta\.url\))\);\s*src\.catch\(\(\) => \{\}\);\s*return async \(imports\) => \w*\(WebAssembly\.instantiateStreaming\(src, imports\)\);/g;
  let replaced = 0;
  const loader = readFileSync(file, "utf8").replace(fetched, (_, address) => {
    replaced += 1;
    return `const module = compile(${address}); return async (imports) => WebAssembly.instantiate(await module, imports);`;
  });
  const modules = files(folder).filter((name) => /^(chunk|split)_/.test(name)).length;
  if (replaced !== modules) throw new Error(`the loader of lazy parts fetches ${replaced} files in a known way, but there are ${modules}`);
  writeFileSync(file, loader + COMPILE);
}

/** Compiles the module at an address, once. After a failure, the next call tries again. */
const COMPILE = `
const compiled = new Map();
export function compile(address) {
  const { href } = new URL(address, import.meta.url);
  const known = compiled.get(href);
  if (known) return known;
  const module = WebAssembly.compileStreaming(fetch(href));
  module.catch(() => compiled.delete(href));
  compiled.set(href, module);
  return module;
}
`;

async function optimize(folder) {
  const modules = files(folder).filter((name) => name.endsWith(".wasm")).map((name) => join(folder, name));
  await Promise.all(modules.map((file) => run("wasm-opt", [...WASM_OPT, file, "-o", file])));
  for (const name of files(folder).filter((name) => name.endsWith(".js"))) {
    const file = join(folder, name);
    writeFileSync(file, transformSync(readFileSync(file, "utf8"), { minify: true, format: "esm", target: "es2022" }).code);
  }
}

/** leptos expects `assay.HASH.wasm`, without the `_bg` that wasm-bindgen adds. */
function finalName(name, id) {
  if (name.includes(PLACEHOLDER)) return name.replace(PLACEHOLDER, id);
  return name.replace(/^(.*?)(?:_bg)?\.([a-z]+)$/, `$1.${id}.$2`);
}

/** Copies a file to its final name, and replaces the names of other files in it. */
function write(from, to, renamed) {
  if (from.endsWith(".wasm")) return writeModule(from, to, renamed);
  if (from.endsWith(".json")) return writeFileSync(to, manifest(readFileSync(from, "utf8"), renamed));
  if (!from.endsWith(".js")) return copyFileSync(from, to);
  const escaped = [...renamed.keys()].map((name) => name.replaceAll(".", "\\."));
  const names = new RegExp(`(?<![\\w.])(?:${escaped.join("|")})(?!\\w)`, "g");
  writeFileSync(to, readFileSync(from, "utf8").replace(names, (name) => renamed.get(name)));
}

/** A module names only the loader, with a name of fixed length. */
function writeModule(from, to, renamed) {
  const bytes = readFileSync(from);
  for (const [name, final] of renamed) {
    if (!name.includes(PLACEHOLDER)) continue;
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) bytes.write(final, at, "latin1");
  }
  writeFileSync(to, bytes);
}

/** The manifest names the chunks without their extension. */
function manifest(text, renamed) {
  const chunks = Object.entries(JSON.parse(text)).map(([route, chunks]) => [
    route,
    chunks.map((chunk) => (renamed.get(`${chunk}.wasm`) ?? `${chunk}.wasm`).replace(/\.wasm$/, "")),
  ]);
  return JSON.stringify(Object.fromEntries(chunks));
}
