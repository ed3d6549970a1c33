// Fails if a problem in problems/ or a track in tracks/ breaks the rules of the library. It runs the generators, but judges nothing.
// `node scripts/library.mjs PROBLEM…` checks only these problems.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";

const DIFFICULTIES = ["easy", "medium", "hard"];
const LANGUAGES = { py: "Python", cpp: "C++", js: "JavaScript", ts: "TypeScript", java: "Java", rs: "Rust", go: "Go", c: "C", rb: "Ruby", php: "PHP", lua: "Lua" };
const HEADINGS = ["Idea", "Why it works", "Complexity", "Code"];
const MIN_CASES = 15;
/** A limit leaves this factor to accepted and to slow submissions. */
const MARGIN = 3;
const PACKAGE_BYTES = 1_000_000;
const LIBRARY_BYTES = 40_000_000;
const RECORD = "scripts/verified.tsv";

const faults = [];

const folders = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const files = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort() : [];
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");
const bytes = (folder) => files(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

/** The text below a heading of level 2, up to the next one. */
const section = (text, heading) => text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`))?.slice(heading.length).trim() ?? "";

/** The fenced code blocks of a language. */
const blocks = (text, language) => [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter((match) => match[1] === language).map((match) => match[2].trim());

async function problem(slug) {
  const root = join("problems", slug);
  const fault = (message) => faults.push(`${root}: ${message}`);
  const need = (condition, message) => condition || fault(message);
  const yaml = read(join(root, "problem.yaml"));
  const about = parse(yaml) ?? {};

  for (const key of ["name", "uuid", "credits", "license"]) need(about[key], `problem.yaml has no ${key}`);
  const difficulties = (about.keywords ?? []).filter((word) => DIFFICULTIES.includes(word));
  need(difficulties.length === 1, "keywords must have exactly one of easy, medium and hard");
  need((about.keywords ?? []).length > difficulties.length, "keywords must have a tag besides the difficulty");
  const limits = about.limits ?? {};
  need(limits.time_limit && limits.memory, "limits must have time_limit and memory");
  const { ac_to_time_limit: below = 2, time_limit_to_tle: above = 1.5 } = limits.time_multipliers ?? {};
  need(below >= MARGIN && above >= MARGIN, `limits.time_multipliers: ac_to_time_limit and time_limit_to_tle must be at least ${MARGIN}, so that verification checks the margins`);

  const statement = read(join(root, "statement/problem.en.md"));
  const samples = new Set(files(join(root, "data/sample")).map((file) => file.match(/^(.*)\.(in|interaction)$/)?.[1]).filter(Boolean));
  need(statement, "statement/problem.en.md is missing");
  need(/\\le\b|\\leq\b|≤/.test(statement), "the statement must have exact constraints, such as $1 \\le n \\le 100$");
  // A function problem describes its parameters in the signature.
  const reads = !existsSync(join(root, "signature.yaml"));
  const headings = about.type === "interactive" ? ["Interaction"] : ["Input", "Output"];
  for (const heading of reads ? headings : []) need(section(statement, heading), `the statement needs the section "## ${heading}"`);
  need(samples.size >= 2 && samples.size <= 3, `has ${samples.size} samples instead of 2 or 3`);
  const explained = section(statement, "About the samples");
  for (let number = 1; number <= samples.size; number += 1) {
    need(explained.includes(`**Sample ${number}.**`), `the section "## About the samples" of the statement must explain **Sample ${number}.**`);
  }
  if (about.type === "scoring") {
    const groups = files(join(root, "data/secret")).filter((file) => /^[^/]+\/test_group\.yaml$/.test(file));
    const points = groups.reduce((sum, file) => sum + (parse(read(join(root, "data/secret", file)))?.max_score ?? 0), 0);
    need(points === 100, `the max_score of its groups must add up to 100 points, and not to ${points}`);
  }
  const hints = files(join(root, "hints")).filter((file) => /^\d+\.md$/.test(file));
  need(hints.join() === "1.md,2.md,3.md", "must have exactly three hints: hints/1.md, 2.md and 3.md");

  const submissions = (label) => files(join(root, "submissions", label)).filter((file) => LANGUAGES[file.split(".").pop()]);
  const accepted = submissions("accepted");
  const languages = new Set(accepted.map((file) => LANGUAGES[file.split(".").pop()]));
  need(languages.has("Python") && languages.has("C++") && languages.size >= 3, "submissions/accepted must have Python, C++ and one more language");
  need(submissions("wrong_answer").length >= 2, "submissions/wrong_answer must have at least two programs");
  const reason = yaml.match(/^# No slow submission: .{10,}$/m);
  const slow = submissions("time_limit_exceeded").length + submissions("brute_force").length;
  need(slow > 0 !== Boolean(reason), 'needs either a program in submissions/time_limit_exceeded, or a line "# No slow submission: REASON" in problem.yaml');

  const editorial = read(join(root, "solution/solution.en.md"));
  for (const heading of HEADINGS) need(section(editorial, heading), `solution/solution.en.md needs the section "## ${heading}"`);
  need(/O\(/.test(section(editorial, "Complexity")), "the editorial's section Complexity must name it, such as $O(n)$");
  const sources = accepted.map((file) => read(join(root, "submissions/accepted", file)).trim());
  for (const language of ["python", "cpp"]) {
    const code = blocks(section(editorial, "Code"), language);
    need(code.length > 0, `the editorial's section Code has no ${language} block`);
    need(code.every((block) => sources.includes(block)), `the editorial's ${language} code is not the same as a program in submissions/accepted, so it is not judged`);
  }

  need(files(join(root, "input_validators")).length > 0, "has no input validator");
  const cases = files(join(root, "data/secret")).filter((file) => file.endsWith(".in"));
  need(cases.length >= MIN_CASES, `has ${cases.length} secret cases instead of at least ${MIN_CASES}`);
  const size = bytes(root);
  need(size <= PACKAGE_BYTES, `is ${size} bytes large, more than ${PACKAGE_BYTES}`);
  need(read(RECORD).includes(`\n${slug}\t`), `is not in ${RECORD}: run make library and commit the record`);
  await generated(root, fault);
  return { uuid: about.uuid, size };
}

/** Runs the generator in a copy without data, and compares the results. */
async function generated(root, fault) {
  const generator = "generators/generate.py";
  if (!existsSync(join(root, generator))) return fault(`${generator} is missing`);
  const copy = mkdtempSync(join(tmpdir(), "assay-generated-"));
  try {
    cpSync(root, copy, { recursive: true });
    rmSync(join(copy, "data"), { recursive: true, force: true });
    await promisify(execFile)("python3", [generator], { cwd: copy, env: { ...process.env, PYTHONHASHSEED: "random", PYTHONDONTWRITEBYTECODE: "1" } });
    const written = (folder) => files(join(folder, "data")).filter((file) => !file.endsWith(".yaml"));
    const [mine, theirs] = [written(root), written(copy)];
    const different = [...new Set([...mine, ...theirs])].filter((file) => read(join(root, "data", file)) !== read(join(copy, "data", file)) || !mine.includes(file));
    if (different.length) fault(`${generator} writes other data: ${different.join(", ")}`);
  } catch (error) {
    fault(`${generator} failed: ${error.stderr ?? error}`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function track(file, slugs) {
  const { problems = [], sections = [] } = parse(read(join("tracks", file)));
  const entries = [...problems, ...sections.flatMap((section) => section.problems)];
  for (const slug of entries) if (!slugs.includes(slug)) faults.push(`tracks/${file}: there is no problem ${slug}`);
}

const slugs = folders("problems");
const chosen = process.argv.slice(2);
const uuids = new Map();
let total = 0;
const waiting = chosen.length ? chosen : [...slugs];
async function checkWaiting() {
  for (let slug = waiting.shift(); slug; slug = waiting.shift()) {
    const { uuid, size } = await problem(slug);
    if (uuids.has(uuid)) faults.push(`problems/${slug}: has the same uuid as ${uuids.get(uuid)}`);
    uuids.set(uuid, slug);
    total += size;
  }
}
// One generator per core.
await Promise.all(Array.from({ length: availableParallelism() }, checkWaiting));
if (total > LIBRARY_BYTES) faults.push(`problems: ${total} bytes in total, more than ${LIBRARY_BYTES}`);
const tracks = files("tracks").filter((file) => file.endsWith(".yaml"));
if (!chosen.length) {
  for (const file of tracks) track(file, slugs);
  const recorded = read(RECORD).split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t")[0]);
  for (const slug of recorded) if (!slugs.includes(slug)) faults.push(`${RECORD}: there is no problem ${slug}; remove its line`);
}

if (faults.length) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`  ${uuids.size} problems (${(total / 1e6).toFixed(1)} MB) and ${tracks.length} tracks keep the rules`);
