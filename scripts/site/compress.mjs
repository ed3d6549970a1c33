// Compressed forms of the site's files, which the server sends to browsers that take brotli.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Fonts and pictures of these kinds are compressed already. */
const COMPRESSED = /\.(woff2|png|webp|jpe?g|br)$/;

/** Writes NAME.br beside every file for which that saves something. */
export function compress(cache, site) {
  for (const entry of readdirSync(site, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || COMPRESSED.test(file)) continue;
    const content = readFileSync(file);
    const made = cache.get("brotli", [content], (folder) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(join(folder, "br"), brotliCompressSync(content, { params }));
    });
    const compressed = join(made, "br");
    if (readFileSync(compressed).length < content.length) copyFileSync(compressed, `${file}.br`);
  }
}
