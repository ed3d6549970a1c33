// Builds the site: `site.mjs BUNDLER MODULE FOLDER` writes the files that browsers load (the wasm bundle, the style sheet and everything
// in public/) into FOLDER, with hashed names and compressed copies. The server reads the names from hash.txt.
//
// FOLDER.cache keeps each part by the hash of its inputs, so a build repeats only changed parts. The finished folder replaces the old one
// at the end, so a failed build does not change the old site.
//
// With --pseudo-locale, MODULE is the wasm with the pseudo-locale. The editor then has it too, and hash.txt tells the server. Only tests
// load this site, so it is neither optimized nor compressed.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { bundle } from "./site/bundle.mjs";
import { Cache } from "./site/cache.mjs";
import { compress } from "./site/compress.mjs";
import { styleSheet } from "./site/style_sheet.mjs";

const [bundler, module, folder, option] = process.argv.slice(2);
const isPseudo = option === "--pseudo-locale";
if (!folder || (option && !isPseudo)) throw new Error("usage: site.mjs BUNDLER MODULE FOLDER [--pseudo-locale]");

const cache = new Cache(`${folder}.cache`);
const staging = `${folder}.new`;
const pkg = join(staging, "pkg");
rmSync(staging, { recursive: true, force: true });
mkdirSync(pkg, { recursive: true });

const names = { ...(await bundle(cache, bundler, module, pkg, !isPseudo)), ...(await styleSheet(cache, pkg)) };
cpSync("public", staging, { recursive: true });
if (isPseudo) {
  execFileSync("node", ["editor/build.mjs", "--pseudo-locale", join(staging, "editor")], { stdio: "inherit" });
  names.language = "en-XA";
} else {
  await compress(cache, staging);
}
writeFileSync(join(staging, "hash.txt"), Object.entries(names).map(([kind, name]) => `${kind}: ${name}\n`).join(""));

rmSync(folder, { recursive: true, force: true });
renameSync(staging, folder);
cache.sweep();
