// Starts the built server on a fresh data folder before the tests, and after them sees that it stops cleanly.
// ASSAY_SERVER_BIN names the server; or ASSAY_URL names one that runs already, which is then left alone.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ADMIN } from "./admin.ts";
import { freePort, ready, stop } from "./process.ts";

export default async function start(): Promise<() => Promise<void>> {
  if (process.env.ASSAY_URL) return async () => {};
  const binary = process.env.ASSAY_SERVER_BIN;
  if (!binary) throw new Error("Set ASSAY_SERVER_BIN to a built assay-server, or ASSAY_URL to a running one.");

  const folder = mkdtempSync(join(tmpdir(), "assay-end2end-"));
  const log = join(folder, "server.log");
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawnServer(binary, address, join(folder, "data"), log);

  const url = `http://${address}`;
  try {
    await ready(server, url);
  } catch (error) {
    server.kill("SIGKILL");
    throw new Error(`${String(error)}\n${readFileSync(log, "utf8").slice(-4000)}`);
  }
  process.env.ASSAY_URL = url;

  return async () => {
    const code = await stop(server);
    if (code !== 0) throw new Error(`The server ended with ${code}, not 0:\n${readFileSync(log, "utf8").slice(-4000)}`);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A server on a data folder, whose log is added to a file. */
export function spawnServer(binary: string, address: string, data: string, log: string): ChildProcess {
  const output = openSync(log, "a");
  const server = spawn(binary, [], {
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      ASSAY_ADDR: address,
      ASSAY_DATA_DIR: data,
      ASSAY_ADMIN_EMAIL: ADMIN.email,
      ASSAY_ADMIN_PASSWORD: ADMIN.password,
      // All tests come from one address.
      ASSAY_LIMITS: "off",
    },
  });
  closeSync(output);
  return server;
}
