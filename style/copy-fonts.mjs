// Copies the site's fonts and their licenses from npm into public/fonts, with stable names.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import subset from "subset-font";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = join(root, "node_modules");
const out = join(root, "public/fonts");

const files = {
  "text.woff2": "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  "text-ext.woff2": "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-ext-wght-normal.woff2",
  "text-italic.woff2": "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-italic.woff2",
  "text-LICENSE.txt": "@fontsource-variable/ibm-plex-sans/LICENSE",
  "code.woff2": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  "code-ext.woff2": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal.woff2",
  "code-LICENSE.txt": "@fontsource-variable/jetbrains-mono/LICENSE",
  "math-LICENSE.txt": "@fontsource/stix-two-math/LICENSE",
};

// The complete formula font has 400 kB. Keep the ranges that statements use; other characters use a system font. _fonts.scss lists the
// same ranges.
const math = [
  [0x20, 0x7e], // letters and digits
  [0xa0, 0xff], // × ÷ ± ·
  [0x391, 0x3c9], // Greek
  [0x3d1, 0x3d6], // and its variants
  [0x2016, 0x2016], // ‖
  [0x2026, 0x2034], // … ′ ″
  [0x2061, 0x2064], // invisible operators
  [0x2102, 0x2135], // ℂ ℕ ℝ ℤ ℓ
  [0x2190, 0x21a6], // arrows
  [0x21d0, 0x21d5],
  [0x2200, 0x22ff], // operators and relations
  [0x2308, 0x230b], // ⌈ ⌉ ⌊ ⌋
  [0x23de, 0x23df], // braces above and below
  [0x27e8, 0x27e9], // ⟨ ⟩
  [0x1d400, 0x1d467], // bold and italic letters
  [0x1d49c, 0x1d4b5], // script capitals
  [0x1d538, 0x1d551], // double-struck capitals
  [0x1d6fc, 0x1d71b], // italic Greek
];

await mkdir(out, { recursive: true });
for (const [name, source] of Object.entries(files)) {
  await copyFile(join(packages, source), join(out, name));
}
const characters = math.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
const face = await readFile(join(packages, "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"));
await writeFile(join(out, "math.woff2"), await subset(face, String.fromCodePoint(...characters), { targetFormat: "woff2" }));
