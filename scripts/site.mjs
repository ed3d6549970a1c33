// Builds the site: `site.mjs BUNDLER MODULE FOLDER` writes the files that browsers load (the wasm bundle, the style sheet and everything
// in public/) into FOLDER, with hashed names and compressed copies. The server reads the names from hash.txt.
//
// FOLDER.cache keeps each part by the hash of its inputs, so a build repeats only changed parts. The finished folder replaces the old one
// at the end, so a failed build does not change the old site.
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { bundle } from "./site/bundle.mjs";
import { Cache } from "./site/cache.mjs";
import { compress } from "./site/compress.mjs";
import { styleSheet } from "./site/style_sheet.mjs";

const [bundler, module, folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: site.mjs BUNDLER MODULE FOLDER");

const cache = new Cache(`${folder}.cache`);
const staging = `${folder}.new`;
const pkg = join(staging, "pkg");
rmSync(staging, { recursive: true, force: true });
mkdirSync(pkg, { recursive: true });

const names = { ...(await bundle(cache, bundler, module, pkg)), ...(await styleSheet(cache, pkg)) };
cpSync("public", staging, { recursive: true });
await compress(cache, staging);
writeFileSync(join(staging, "hash.txt"), Object.entries(names).map(([kind, hash]) => `${kind}: ${hash}\n`).join(""));

rmSync(folder, { recursive: true, force: true });
renameSync(staging, folder);
cache.sweep();
