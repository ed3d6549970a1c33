// The server is killed in mid-verdict and comes back: a server of this spec's own.

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, result, test } from "../fixtures/app.ts";
import { choose, draftSaved, draftStatus, source, type } from "../fixtures/bench.ts";
import { accepted, submit } from "../fixtures/solution.ts";
import { freePort, ready, stop } from "../setup/process.ts";
import { spawnServer } from "../setup/server.ts";

const binary = process.env.ASSAY_SERVER_BIN;
let address = "";
let folder = "";
let server: ChildProcess;

test.skip(!binary, "needs a server of its own: set ASSAY_SERVER_BIN");
test.use({ baseURL: async ({}, use) => use(`http://${address}`) });

async function start(): Promise<void> {
  server = spawnServer(binary ?? "", address, join(folder, "data"), join(folder, "server.log"));
  await ready(server, `http://${address}`);
}

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-restart-"));
  address = `127.0.0.1:${await freePort()}`;
  await start();
});

test.afterAll(async () => {
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
});

test("a server that is killed in mid-verdict loses neither the submission nor what is typed", async ({ app, page }) => {
  test.slow();
  app.allow(/WebSocket|Failed to load resource|net::ERR/);
  await register(page);
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  // Takes long enough on each case that it is killed while it runs.
  await type(page, `import time\ntime.sleep(0.4)\n${accepted(slug, "python3")}`);
  await draftSaved(page);
  await submit(page);
  await expect(result(page).getByRole("status")).toContainText(/Running/);
  server.kill("SIGKILL");
  await once(server, "exit");

  await type(page, "# typed while the server was away");
  await expect(draftStatus(page)).toContainText("aved in this browser");
  await expect(page.getByText("Live connection lost")).toBeVisible({ timeout: 60_000 });
  await start();
  await expectVerdict(page, "Accepted");
  await draftSaved(page);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await choose(page, "python3");
  await expect.poll(() => source(page)).toContain("typed while the server was away");
});
