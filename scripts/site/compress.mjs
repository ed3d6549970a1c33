// Compresses the site's files for browsers that accept brotli.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** These formats are already compressed. */
const COMPRESSED = /\.(woff2|png|webp|jpe?g|br)$/;

/** Writes NAME.br beside every file that becomes smaller. */
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
