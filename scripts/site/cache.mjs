// What earlier builds of the site made, each result in a folder named by the hash of its inputs.
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

  /** The folder of the results for these inputs. Calls `make(folder)` to fill it unless an earlier build did. */
  async get(kind, inputs, make) {
    const name = `${kind}-${hash(inputs)}`;
    const folder = join(this.#folder, name);
    this.#used.add(name);
    if (!existsSync(folder)) {
      // An interrupted build must not leave half a result under the final name.
      const unfinished = mkdtempSync(join(this.#folder, "unfinished-"));
      await make(unfinished);
      // Another file with the same content may have been finished meanwhile.
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

/** 22 characters for file names, from everything that an output depends on. */
export function hash(inputs) {
  const digest = createHash("sha256");
  for (const input of inputs) digest.update(`${input.length}:`).update(input);
  return digest.digest("base64url").slice(0, 22);
}
