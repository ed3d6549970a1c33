// Fails if a document has a broken link, or names a command, path or variable that does not exist.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The files of the repository, without what is built or installed. */
function repository() {
  try {
    const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return list.split("\n").filter((file) => file && existsSync(file));
  } catch {
    // A copy without git.
    const built = /(^|\/)(\.git|node_modules|target|data|test-results[^/]*|playwright-report)$|^public\/(editor|fonts)$/;
    const walk = (folder) =>
      readdirSync(folder || ".", { withFileTypes: true }).flatMap((entry) => {
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
        // Packages also have a folder called data.
        return built.test(path) && !(entry.name === "data" && folder) ? [] : walk(path);
      });
    return walk("");
  }
}

const files = repository();
const read = (file) => readFileSync(file, "utf8");
const faults = [];
const fault = (file, line, message) => faults.push(`${file}:${line}: ${message}`);

// Documents.

/** In statements, hints and other content, only links are checked. */
const isContent = (file) => /^(problems|crates\/.*\/tests)\//.test(file);
/** This guide describes all environment variables. */
const OPERATOR_GUIDE = "docs/operator-guide.md";

/** Lines of a document with their kind: text, or code of a fenced or indented block with its language. */
function linesOf(text) {
  const lines = [];
  let fence = null;
  let list = false;
  let blank = true;
  let indented = false;
  for (const [index, line] of text.split("\n").entries()) {
    const mark = line.match(/^\s{0,3}(```+|~~~+)\s*(\w*)/);
    if (mark && (fence === null || mark[1].startsWith(fence.mark))) {
      fence = fence === null ? { mark: mark[1], language: mark[2] } : null;
      lines.push({ number: index + 1, kind: "mark", line });
      continue;
    }
    if (fence !== null) {
      lines.push({ number: index + 1, kind: "code", language: fence.language, line });
      continue;
    }
    if (line.trim() !== "") {
      // Four spaces after a blank line start a code block, unless they continue a list item.
      indented = /^ {4}/.test(line) && (indented || (blank && !list));
      if (!indented) list = /^\s*([-*+]|\d+\.)\s/.test(line) || (list && /^\s/.test(line));
    }
    blank = line.trim() === "";
    lines.push({ number: index + 1, kind: indented && !blank ? "code" : "text", language: "", line: indented ? line.slice(4) : line });
  }
  return lines;
}

/** The anchors of a document's headings, as hosting platforms derive them. */
function anchorsOf(lines) {
  const anchors = new Set();
  for (const { kind, line } of lines) {
    const heading = kind === "text" && line.match(/^#{1,6}\s+(.*?)\s*#*$/);
    if (!heading) continue;
    const words = heading[1].replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/`/g, "").toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
    let name = anchor;
    for (let count = 1; anchors.has(name); count += 1) name = `${anchor}-${count}`;
    anchors.add(name);
  }
  return anchors;
}

const documents = new Map(files.filter((file) => file.endsWith(".md")).map((file) => [file, linesOf(read(file))]));
const anchors = new Map([...documents].map(([file, lines]) => [file, anchorsOf(lines)]));

function checkLink(file, number, target) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return;
  const [path, anchor] = target.split("#");
  const found = path === "" ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (found.startsWith("..") || path.startsWith("/")) return fault(file, number, `the link ${target} points outside of the repository`);
  if (path !== "" && !existsSync(found)) return fault(file, number, `the target of the link ${target} does not exist`);
  if (anchor === undefined) return;
  const known = anchors.get(found);
  if (known && !known.has(anchor)) fault(file, number, `${found} has no heading for the link ${target}`);
}

for (const [file, lines] of documents) {
  for (const { number, kind, line } of lines) {
    if (kind !== "text") continue;
    const prose = line.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
    for (const [, target] of prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)) checkLink(file, number, target);
    const definition = prose.match(/^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$/);
    if (definition) checkLink(file, number, definition[1]);
    for (const [, target] of prose.matchAll(/<(?:img|a|source)[^>]*?\b(?:src|href)="([^"]+)"/g)) checkLink(file, number, target);
  }
}

// Commands.

const targets = new Set([...read("Makefile").matchAll(/^([a-z][a-z0-9-]*)\s*:(?!=)/gm)].map(([, name]) => name));
const npmScripts = new Set(Object.keys(JSON.parse(read("package.json")).scripts));
const crates = new Map(files.filter((file) => file.endsWith("Cargo.toml")).map((file) => [read(file).match(/^\[package\][^[]*?^name = "([^"]+)"/m)?.[1], dirname(file)]));

/** The words of a name in Rust, as clap writes them. */
const kebab = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();

/** The text between the bracket at `start` and its closing bracket. */
function block(text, start) {
  const pairs = { "{": "}", "(": ")" };
  const stack = [];
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '"') {
      while (text[++at] !== '"' && at < text.length) if (text[at] === "\\") at += 1;
    } else if (text.startsWith("//", at)) {
      at = text.indexOf("\n", at);
    } else if (pairs[text[at]]) {
      stack.push(pairs[text[at]]);
    } else if (text[at] === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return text.slice(start + 1, at);
    }
  }
  return "";
}

const withoutComments = (text) => text.replace(/^\s*\/\/.*$/gm, "");

/** The options of a clap struct or of a variant's fields, such as `--json`. */
function flagsOf(body) {
  const flags = [];
  for (const [, attributes, field] of body.matchAll(/#\[arg\(((?:[^()]|\([^()]*\)|\((?:[^()]|\([^()]*\))*\))*)\)\]\s*(?:pub(?:\([a-z]+\))?\s+)?(\w+)\s*:/g)) {
    const long = attributes.match(/\blong(?:\s*=\s*"([^"]+)")?/);
    if (long) flags.push(`--${long[1] ?? kebab(field)}`);
    for (const [, alias] of attributes.matchAll(/\balias\s*=\s*"([^"]+)"/g)) flags.push(`--${alias}`);
  }
  return flags;
}

function moduleFile(folder, name) {
  return [`${folder}/${name}.rs`, `${folder}/${name}/mod.rs`].find((file) => existsSync(file));
}

/** Finds the definition of a type that `file` names: `doctor::Arguments` is in the module doctor. */
function definition(file, type) {
  const [, module, name] = type.trim().match(/^(?:(\w+)::)?(\w+)$/) ?? [];
  const from = module ? moduleFile(dirname(file), module) : file;
  if (!from || !name) throw new Error(`${file} names ${type}, which cannot be read; adapt scripts/documents.mjs`);
  const text = withoutComments(read(from));
  const at = text.search(new RegExp(`\\b(struct|enum) ${name}\\b`));
  return { from, body: at < 0 ? "" : block(text, text.indexOf("{", at)) };
}

/** A command with its options and subcommands, from the fields of a struct or variant. */
function command(file, body) {
  const result = { flags: flagsOf(body), commands: new Map() };
  for (const [, what, type] of body.matchAll(/#\[command\((flatten|subcommand)\)\]\s*(?:pub(?:\([a-z]+\))?\s+)?\w+\s*:\s*(?:Option<)?([\w:]+)/g)) {
    const { from, body: inner } = definition(file, type);
    if (what === "subcommand") result.commands = commandsOf(from, inner);
    else result.flags.push(...command(from, inner).flags);
  }
  return result;
}

/** The variants of an enum of commands, with their options and subcommands. */
function commandsOf(file, body) {
  const commands = new Map();
  // Variants and their attributes are at the top level of the enum's body.
  for (let rest = body; ; ) {
    const next = rest.match(/^((?:\s|,|#\[[^\]]*\])*)([A-Z]\w*)\s*([({]?)/);
    if (!next) return commands;
    const [whole, attributes, name, bracket] = next;
    const inside = bracket ? block(rest, whole.length - 1) : "";
    rest = rest.slice(whole.length + (bracket ? inside.length + 1 : 0));
    const found = variant(file, attributes, bracket, inside);
    // A flattened enum adds its commands to this level.
    if (attributes.includes("flatten")) for (const [name, command] of found.commands) commands.set(name, command);
    else commands.set(kebab(name), found);
  }
}

function variant(file, attributes, bracket, inside) {
  if (bracket !== "(") return command(file, inside);
  const { from, body } = definition(file, inside);
  return /subcommand|flatten/.test(attributes) ? { flags: [], commands: commandsOf(from, body) } : command(from, body);
}

const MAIN = "crates/cli/src/main.rs";
const cli = command(MAIN, definition(MAIN, "Arguments").body);
cli.flags.push("--version");
if (cli.commands.size < 5) throw new Error(`the commands of ${MAIN} cannot be read; adapt scripts/documents.mjs`);

/** Checks an `assay` command, given the words after the program. */
function checkAssay(file, number, words) {
  let at = cli;
  let name = "assay";
  const rest = [...words];
  while (at.commands.size > 0 && rest.length > 0 && !rest[0].startsWith("-")) {
    const word = rest.shift();
    if (word === "help") return;
    if (!at.commands.has(word)) {
      const known = [...at.commands.keys()].join(", ");
      return fault(file, number, `\`${name}\` has no command \`${word}\`; its commands are ${known}`);
    }
    at = at.commands.get(word);
    name += ` ${word}`;
  }
  for (const word of rest.filter((word) => word.startsWith("--") && word !== "--")) {
    const flag = word.split("=")[0];
    if (flag !== "--help" && !at.flags.includes(flag)) {
      fault(file, number, `\`${name}\` has no option \`${flag}\`; its options are: ${at.flags.join(", ") || "none"}`);
    }
  }
}

/** Checks a command, and the repository paths among its words. */
function checkCommand(file, number, words) {
  while (/^[A-Z_][A-Z0-9_]*=/.test(words[0] ?? "")) words = words.slice(1);
  const [program, ...rest] = words;
  if (program === "make") {
    for (const target of rest.filter((word) => !word.startsWith("-") && !word.includes("="))) {
      if (!targets.has(target)) fault(file, number, `the Makefile has no target \`${target}\``);
    }
  } else if (program === "assay") {
    checkAssay(file, number, rest);
  } else if (program === "npm" && rest[0] === "run") {
    if (!npmScripts.has(rest[1])) fault(file, number, `package.json has no script \`${rest[1]}\``);
  } else if (program === "cargo") {
    checkCargo(file, number, rest);
  }
  for (const word of words) checkPath(file, number, word);
}

function checkCargo(file, number, rest) {
  const value = (option) => rest[rest.indexOf(option) + 1];
  if (!rest.includes("-p")) return;
  const folder = crates.get(value("-p"));
  if (folder === undefined) return fault(file, number, `there is no crate ${value("-p")}`);
  for (const [option, place] of [["--example", "examples"], ["--test", "tests"]]) {
    if (!rest.includes(option)) continue;
    const name = `${folder}/${place}/${value(option)}`;
    if (!existsSync(`${name}.rs`) && !existsSync(`${name}/main.rs`)) fault(file, number, `${name} does not exist`);
  }
}

/** Paths that documents write relative to the root of the repository. */
const ROOTS = /^(?:\.\/)?((?:scripts|deploy|crates|server|app|worker|editor|end2end|style|migrations|problems|tracks|docs|frontend|public|\.config|\.cargo|\.ci)\/[\w@%+./-]*)/;

function checkPath(file, number, word) {
  const path = word.match(ROOTS)?.[1].replace(/[.,:;]+$/, "");
  // Built by `npm run build:assets`.
  if (path === undefined || /^public\/(editor|fonts)\//.test(path)) return;
  if (/[*{]/.test(word)) return;
  // A name in capitals is a placeholder: the folders before it must exist.
  const exact = path.replace(/\/[A-Z]{2,}(\.|\/|$).*/, "").replace(/\/$/, "");
  if (!existsSync(exact) && !existsSync(join(dirname(file), exact))) fault(file, number, `${exact} does not exist`);
}

/** The languages of code blocks with commands. Other blocks have files or output. */
const SHELL = new Set(["", "sh", "bash", "shell", "console"]);
const PROGRAMS = /^(make|assay|npm|cargo|node|scripts\/\S+|deploy\/\S+)$/;

/** The commands of a line of shell. */
const split = (line) => line.replace(/(^|\s)#.*$/, "").split(/&&|\|\||[|;]/).map((part) => part.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/^["'(]+|["')]+$/g, ""))).filter((words) => words.length > 0);

for (const [file, lines] of documents) {
  if (isContent(file)) continue;
  for (const { number, kind, language, line } of lines) {
    if (kind === "code" && SHELL.has(language)) {
      for (const words of split(line)) checkCommand(file, number, words);
    } else if (kind === "text") {
      for (const [, code] of line.matchAll(/`([^`]+)`/g)) {
        const words = code.trim().split(/\s+/);
        if (PROGRAMS.test(words[0]) || /^[A-Z_]+=/.test(words[0])) checkCommand(file, number, words);
        else if (words.length === 1) checkPath(file, number, words[0]);
      }
    }
  }
}

// Variables.

/** Programs, scripts and deployment files. */
const isSource = (file) => /\.(rs|mjs|ts|sh|py|toml|ya?ml|service|conf|sql|example)$|(^|\/)(Makefile|Dockerfile|Caddyfile|run)$/.test(file) && file !== "scripts/documents.mjs";
/** Files whose variables need no description, because only tests and scripts read them. */
const isOfTests = (file) => /(^|\/)(tests|end2end|check)\/|^crates\/testbed\/|^crates\/cli\/src\/bench\//.test(file);
const VARIABLE = /\bASSAY_[A-Z0-9_]*[A-Z0-9]\b(?!_)/g;

const inSource = new Set(files.filter(isSource).flatMap((file) => read(file).match(VARIABLE) ?? []));
/** The variables that programs read: their code has the name in a string. */
const readByPrograms = new Map();
for (const file of files.filter((file) => file.endsWith(".rs") && !isOfTests(file))) {
  // Test modules come last in a file.
  const code = withoutComments(read(file).split(/^#\[cfg\(test\)\]\s*\n\s*mod /m)[0]);
  for (const [, name] of code.matchAll(/"(ASSAY_[A-Z0-9_]+)"/g)) if (!readByPrograms.has(name)) readByPrograms.set(name, file);
}
for (const [, name] of [...read("Makefile").matchAll(/^export (ASSAY_[A-Z0-9_]+) \?=/gm)]) readByPrograms.set(name, "Makefile");

for (const [file, lines] of documents) {
  for (const { number, line } of lines) {
    for (const name of line.match(VARIABLE) ?? []) {
      if (!inSource.has(name)) fault(file, number, `no program uses ${name}`);
    }
  }
}
const described = new Set(read(OPERATOR_GUIDE).match(VARIABLE) ?? []);
for (const [name, file] of readByPrograms) {
  if (!described.has(name)) faults.push(`${OPERATOR_GUIDE}: does not describe ${name}, which ${file} reads`);
}

if (faults.length > 0) {
  console.error(`Fix these documents:\n${faults.join("\n")}`);
  process.exit(1);
}
