// Starts and stops programs for tests.

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const READY_WITHIN_MS = 60_000;
/** Longer than the server waits for running jobs. */
const STOPS_WITHIN_MS = 40_000;

/** Waits until a server is ready. */
export async function ready(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error("The server ended before it was ready.");
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server was not ready within ${READY_WITHIN_MS} ms.`);
}

/** Asks a program to end and returns its exit code or signal. */
export async function stop(server: ChildProcess): Promise<number | string | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode ?? server.signalCode;
  const ended = once(server, "exit") as Promise<[number | null, string | null]>;
  const killer = setTimeout(() => server.kill("SIGKILL"), STOPS_WITHIN_MS);
  server.kill("SIGTERM");
  const [code, signal] = await ended;
  clearTimeout(killer);
  return code ?? signal;
}

/** A free port. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
