// Starts the built server on a fresh data folder before the tests, and after them sees that it stops cleanly.
// ASSAY_SERVER_BIN names the server; or ASSAY_URL names one that runs already, which is then left alone.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 20_000;

export default async function start(): Promise<() => Promise<void>> {
  if (process.env.ASSAY_URL) return async () => {};
  const binary = process.env.ASSAY_SERVER_BIN;
  if (!binary) throw new Error("Set ASSAY_SERVER_BIN to a built assay-server, or ASSAY_URL to a running one.");

  const folder = mkdtempSync(join(tmpdir(), "assay-end2end-"));
  const log = join(folder, "server.log");
  const address = `127.0.0.1:${await freePort()}`;
  const output = openSync(log, "w");
  const server = spawn(binary, [], {
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      ASSAY_ADDR: address,
      ASSAY_DATA_DIR: join(folder, "data"),
      ASSAY_ADMIN_EMAIL: "admin@example.org",
      ASSAY_ADMIN_PASSWORD: "correct horse battery staple",
      // All tests come from one address.
      ASSAY_LIMITS: "off",
    },
  });
  closeSync(output);

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

async function ready(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error("The server ended before it was ready.");
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server was not ready within ${READY_WITHIN_MS} ms.`);
}

async function stop(server: ChildProcess): Promise<number | string | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode ?? server.signalCode;
  const ended = once(server, "exit") as Promise<[number | null, string | null]>;
  const killer = setTimeout(() => server.kill("SIGKILL"), STOPS_WITHIN_MS);
  server.kill("SIGTERM");
  const [code, signal] = await ended;
  clearTimeout(killer);
  return code ?? signal;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
