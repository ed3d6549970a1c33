// Starts one server per browser worker before the tests, each with a new data folder, and checks afterwards that each stops cleanly.
// ASSAY_SERVER_BIN names the server. ASSAY_URL names a running server instead, which is not stopped.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { FullConfig } from "@playwright/test";

import { ADMIN } from "./admin.ts";
import { CONTENT } from "./content.ts";
import { freePort, ready, stop } from "./process.ts";

export default async function start(config: FullConfig): Promise<() => Promise<void>> {
  return startServers(config, CONTENT);
}

/** Starts the servers with problems and tracks from a folder. Returns a function that stops them. */
export async function startServers(config: FullConfig, content: string): Promise<() => Promise<void>> {
  if (process.env.ASSAY_URL) return async () => {};
  const binary = process.env.ASSAY_SERVER_BIN;
  if (!binary) throw new Error("Set ASSAY_SERVER_BIN to a built assay-server, or ASSAY_URL to a running one.");

  const servers = await Promise.all(Array.from({ length: config.workers }, () => Server.start(binary, content)));
  process.env.ASSAY_URLS = servers.map((server) => server.url).join(" ");
  process.env.ASSAY_DATA_DIRS = servers.map((server) => server.data).join(" ");
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
}

/** A server with its own data folder. */
class Server {
  readonly url: string;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(binary: string, address: string, content: string) {
    this.url = `http://${address}`;
    this.#folder = mkdtempSync(join(tmpdir(), "assay-end2end-"));
    this.#process = spawnServer(binary, address, this.data, this.#log, content);
  }

  static async start(binary: string, content: string): Promise<Server> {
    const server = new Server(binary, `127.0.0.1:${await freePort()}`, content);
    try {
      await ready(server.#process, server.url);
    } catch (error) {
      server.#process.kill("SIGKILL");
      throw new Error(`${String(error)}\n${server.#lastWords()}`);
    }
    return server;
  }

  async stop(): Promise<void> {
    const code = await stop(this.#process);
    if (code !== 0) throw new Error(`The server ended with ${code}, not 0:\n${this.#lastWords()}`);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get data(): string {
    return join(this.#folder, "data");
  }

  get #log(): string {
    return join(this.#folder, "server.log");
  }

  #lastWords(): string {
    return readFileSync(this.#log, "utf8").slice(-4000);
  }
}

/** Starts a server on a data folder and appends its log to a file. `settings` are more variables of its environment. */
export function spawnServer(binary: string, address: string, data: string, log: string, content = CONTENT, settings: Record<string, string> = {}): ChildProcess {
  sharePrepared(data);
  const output = openSync(log, "a");
  const server = spawn(binary, [], {
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      ASSAY_ADDR: address,
      ASSAY_DATA_DIR: data,
      ASSAY_CONTENT_DIR: content,
      ASSAY_ADMIN_EMAIL: ADMIN.email,
      ASSAY_ADMIN_PASSWORD: ADMIN.password,
      // All tests use the same IP address.
      ASSAY_LIMITS: "off",
      ...settings,
    },
  });
  closeSync(output);
  return server;
}

/**
 * Lets a server use the files that others have prepared for compilers, in the folder ASSAY_PREPARED. Otherwise each server would compile the
 * headers of C++ again, which takes 10 s of CPU time.
 */
export function sharePrepared(data: string): void {
  const shared = process.env.ASSAY_PREPARED;
  const link = join(data, "compiled/prepared");
  // It exists after a restart.
  if (!shared || existsSync(link)) return;
  mkdirSync(shared, { recursive: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(shared, link);
}
