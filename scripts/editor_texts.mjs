// Fails if the editor's code contains user-facing text outside of its text files.
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "editor/src";
const TEXTS = ["texts.ts"];
/** Names of keys, of browsers' errors, and of types in signatures. */
const NAMES = /^(AbortError|Alt|Arrow(Up|Down|Left|Right)|Backspace|CapsLock|Control|Ctrl|End|Enter|Esc|Escape|Home|ListNode|Meta|Mod|Shift|Tab|TreeNode)$|^Mod[-+]/;

const found = [];
for (const file of readdirSync(FOLDER).filter((file) => file.endsWith(".ts") && !TEXTS.includes(file))) {
  // Replace comments by spaces, because they may contain quotes.
  const code = readFileSync(`${FOLDER}/${file}`, "utf8").replace(/\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
  for (const [index, line] of code.split("\n").entries()) {
    const literals = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, ...inside]) => inside.find((it) => it !== undefined));
    // Texts begin with a capital letter. Names of classes, attributes and addresses do not.
    for (const text of literals.filter((text) => /^\s*\p{Lu}\p{Ll}/u.test(text) && !NAMES.test(text))) found.push(`${FOLDER}/${file}:${index + 1}: ${text}`);
  }
}
if (found.length > 0) {
  console.error(`Move these texts to ${FOLDER}/texts.ts, so that they can be translated:\n${found.join("\n")}`);
  process.exit(1);
}
