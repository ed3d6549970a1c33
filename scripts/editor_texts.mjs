// Fails when what people read stands in the code of the editor's bundles, and not among their texts.
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "editor/src";
/** The texts, and code to begin with, which is in no human language. */
const TEXTS = ["texts.ts", "starters.ts"];
/** Keys, and what browsers and Unicode call things. */
const NAMES = /^(AbortError|Alt|Arrow(Up|Down|Left|Right)|Backspace|CapsLock|Control|Ctrl|End|Enter|Esc|Escape|Home|Meta|Mod|Shift|Tab)$|^Mod[-+]/;

const found = [];
for (const file of readdirSync(FOLDER).filter((file) => file.endsWith(".ts") && !TEXTS.includes(file))) {
  // Comments quote what they speak of.
  const code = readFileSync(`${FOLDER}/${file}`, "utf8").replace(/\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
  for (const [index, line] of code.split("\n").entries()) {
    const literals = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, ...inside]) => inside.find((it) => it !== undefined));
    // A text begins with a capital letter; names of classes, attributes and addresses do not.
    for (const text of literals.filter((text) => /^\s*\p{Lu}\p{Ll}/u.test(text) && !NAMES.test(text))) found.push(`${FOLDER}/${file}:${index + 1}: ${text}`);
  }
}
if (found.length > 0) {
  console.error(`these texts stand in the editor's code; give each a field in ${FOLDER}/texts.ts, so that it can be translated:\n${found.join("\n")}`);
  process.exit(1);
}
