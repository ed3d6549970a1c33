// Keeps the results of earlier builds of the site. Each result has a folder that is named after the hash of its inputs.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export class Cache {
  #folder;
  #used = new Set();

  constructor(folder) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** The folder with the result for these inputs. If no earlier build created it, `make(folder)` does. */
  async get(kind, inputs, make) {
    const name = `${kind}-${hash(inputs)}`;
    const folder = join(this.#folder, name);
    this.#used.add(name);
    if (!existsSync(folder)) {
      // Use another name until it is finished, because the build may be interrupted.
      const unfinished = mkdtempSync(join(this.#folder, "unfinished-"));
      await make(unfinished);
      // Two files with the same content share a result.
      if (!existsSync(folder)) renameSync(unfinished, folder);
    }
    return folder;
  }

  /** Removes the results that this build did not use. */
  sweep() {
    for (const name of readdirSync(this.#folder)) {
      if (!this.#used.has(name)) rmSync(join(this.#folder, name), { recursive: true, force: true });
    }
  }
}

/** A hash of all inputs, with 22 characters for file names. */
export function hash(inputs) {
  const digest = createHash("sha256");
  for (const input of inputs) digest.update(`${input.length}:`).update(input);
  return digest.digest("base64url").slice(0, 22);
}
