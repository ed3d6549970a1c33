// Optimizes wasm files in place, on all processors. The program `wasm-opt` would take half a second to start for each file.
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker, isMainThread, workerData } from "node:worker_threads";

/**
 * Not -Oz: it makes the file smaller but its compressed form larger (348 kB with these passes, 374 kB with -Oz), because it removes
 * repetition that brotli compresses well.
 */
const PASSES = [
  "duplicate-function-elimination",
  "dce",
  "vacuum",
  "remove-unused-module-elements",
  // Brotli finds more repetition.
  "remove-unused-names",
  "reorder-locals",
  "dealign",
];

if (!isMainThread) await work(workerData);

export async function optimize(files) {
  const largestFirst = files.toSorted((a, b) => statSync(b).size - statSync(a).size);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const options = {
    workerData: { files: largestFirst, next },
    // Binaryen warns there about names that it does not know, and we remove all names. Errors are thrown.
    stderr: true,
  };
  const count = Math.min(availableParallelism(), files.length);
  const workers = Array.from({ length: count }, () => new Worker(import.meta.filename, options));
  for (const [code] of await Promise.all(workers.map((worker) => once(worker, "exit")))) {
    if (code !== 0) throw new Error(`a worker that optimizes wasm ended with ${code}`);
  }
}

/** Takes one file after another, as the other workers do. */
async function work({ files, next }) {
  const { default: binaryen } = await import("binaryen");
  for (let file; (file = files[Atomics.add(next, 0, 1)]); ) {
    const module = binaryen.readBinary(readFileSync(file));
    module.runPasses(PASSES);
    writeFileSync(file, module.emitBinary());
    module.dispose();
  }
}
