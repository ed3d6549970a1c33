// Copies the faces the site uses out of npm into public/fonts, under names that do not change, with their licences.

import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = join(root, "node_modules/@fontsource-variable");
const out = join(root, "public/fonts");

const files = {
  "text.woff2": "ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  "text-ext.woff2": "ibm-plex-sans/files/ibm-plex-sans-latin-ext-wght-normal.woff2",
  "text-italic.woff2": "ibm-plex-sans/files/ibm-plex-sans-latin-wght-italic.woff2",
  "text-LICENSE.txt": "ibm-plex-sans/LICENSE",
  "code.woff2": "jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  "code-ext.woff2": "jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal.woff2",
  "code-LICENSE.txt": "jetbrains-mono/LICENSE",
};

await mkdir(out, { recursive: true });
for (const [name, source] of Object.entries(files)) {
  await copyFile(join(packages, source), join(out, name));
}
