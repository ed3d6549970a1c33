// Writes the script that loads lazy parts of the wasm. It replaces the one of wasm_split, which requests every chunk for itself and compiles
// the largest file after all others.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Chunks up to this size share a file: a request costs a browser more than a few kB. */
const SHARED_BYTES = 64 * 1024;
const SHARED = "shared.bin";

/**
 * Replaces the loader at `file`. `chunks` has the modules of each part, without extension, as wasm_split writes it. Returns the files of
 * each part.
 */
export function writeLoader(folder, file, chunks) {
  const modules = [...new Set(Object.values(chunks).flat())].sort();
  const small = modules.filter((name) => name.startsWith("chunk_") && statSync(join(folder, `${name}.wasm`)).size <= SHARED_BYTES);
  const contents = small.map((name) => readFileSync(join(folder, `${name}.wasm`)));
  writeFileSync(join(folder, SHARED), Buffer.concat(contents));
  const shared = {};
  let at = 0;
  small.forEach((name, index) => {
    shared[name] = [at, (at += contents[index].length)];
  });

  const empty = Object.keys(chunks).find((part) => !chunks[part].at(-1)?.startsWith("split_"));
  if (empty) throw new Error(`the part ${empty} of the wasm has no code of its own`);
  const [, imports] = /const \{ ([\w, ]*?),? \} = initSync\(undefined, undefined\);/.exec(readFileSync(join(folder, file), "utf8")) ?? [];
  if (!imports) throw new Error(`${file} does not name what the parts of the wasm share`);
  const loaders = Object.entries(chunks).map(
    ([part, names]) => `export const __wasm_split_load_${part} = load(${JSON.stringify(part)}, ${JSON.stringify(names)});`,
  );
  const files = modules.filter((name) => !small.includes(name)).map((name) => `${name}: new URL("./${name}.wasm", import.meta.url)`);
  writeFileSync(
    join(folder, file),
    `import { initSync } from "./assay.js";
const SHARED = ${JSON.stringify(shared)};
const SHARED_FILE = new URL("./${SHARED}", import.meta.url);
const FILES = { ${files.join(", ")} };
const importObject = once(() => {
  const { ${imports} } = initSync(undefined, undefined);
  return { __wasm_split: { ${imports} } };
});
${LOADER}
${loaders.join("\n")}
`,
  );
  const filesOf = (names) => [...new Set(names.map((name) => (name in shared ? SHARED : `${name}.wasm`)))];
  return Object.fromEntries(Object.entries(chunks).map(([part, names]) => [part, filesOf(names)]));
}

/** The part of the loader that does not depend on the modules. */
const LOADER = `
const parts = new Map();
const compiled = new Map();
const started = new Map();

/** Calls make once per key. After a failure, the next call tries again. */
function remember(known, key, make) {
  let made = known.get(key);
  if (!made) {
    made = make();
    known.set(key, made);
    made.catch(() => known.delete(key));
  }
  return made;
}

function once(make) {
  let made;
  return () => (made ??= make());
}

async function sharedBytes() {
  const response = await fetch(SHARED_FILE);
  if (!response.ok) throw new Error(response.url + ": " + response.status);
  return response.arrayBuffer();
}

function compiledModule(name) {
  return remember(compiled, name, async () => {
    if (!(name in SHARED)) return WebAssembly.compileStreaming(fetch(FILES[name]));
    const [start, end] = SHARED[name];
    return WebAssembly.compile(new Uint8Array(await remember(compiled, SHARED_FILE, sharedBytes), start, end - start));
  });
}

function startedModule(name) {
  return remember(started, name, async () => WebAssembly.instantiate(await compiledModule(name), importObject()));
}

/** Fetches and compiles a part, before the main module is ready. */
export function compile(part) {
  for (const name of parts.get(part)) compiledModule(name).catch(() => {});
}

/** The wasm calls the result with a function of its table, which is called with the data and whether the part was loaded. */
function load(part, names) {
  parts.set(part, names);
  const chunks = names.slice(0, -1);
  return async (callback, data) => {
    let success = false;
    try {
      compile(part);
      await Promise.all(chunks.map(startedModule));
      await startedModule(names.at(-1));
      success = true;
    } catch (error) {
      console.error(error);
    }
    importObject().__wasm_split.__indirect_function_table.get(callback)(data, success);
  };
}
`;
