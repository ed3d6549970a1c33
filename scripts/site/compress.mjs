// Compresses the site's files for browsers that accept brotli.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const brotli = promisify(brotliCompress);

/** These formats are already compressed. */
const COMPRESSED = /\.(woff2|png|webp|jpe?g|br)$/;

/** Writes NAME.br beside every file that becomes smaller, several at a time. */
export async function compress(cache, site) {
  const files = readdirSync(site, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.map((file) => compressOne(cache, file)));
}

async function compressOne(cache, file) {
  const content = readFileSync(file);
  const made = await cache.get("brotli", [content], async (folder) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(join(folder, "br"), await brotli(content, { params }));
  });
  const compressed = join(made, "br");
  if (readFileSync(compressed).length < content.length) copyFileSync(compressed, `${file}.br`);
}
