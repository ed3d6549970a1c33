// Builds the style sheet from Sass, for the browsers that can run the wasm.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { transformSync } from "esbuild";
import { compile } from "sass";

import { hash } from "./cache.mjs";

/** The first versions with the features that the style sheets use: oklch and color-mix. Sass resolves nesting. */
const BROWSERS = ["chrome111", "edge111", "firefox113", "safari16.4"];

/** Writes the style sheet into a folder and returns its hash for hash.txt. */
export async function styleSheet(cache, to) {
  const sources = readdirSync("style").filter((name) => name.endsWith(".scss")).sort();
  const inputs = [...sources, ...sources.map((name) => readFileSync(join("style", name))), readFileSync(import.meta.filename), readFileSync("package-lock.json")];
  const made = await cache.get("style", inputs, (folder) => {
    const { css } = compile("style/main.scss");
    const { code } = transformSync(css, { loader: "css", minify: true, target: BROWSERS });
    writeFileSync(join(folder, "assay.css"), code);
  });
  const css = readFileSync(join(made, "assay.css"));
  const id = hash([css]);
  writeFileSync(join(to, `assay.${id}.css`), css);
  return { css: id };
}
