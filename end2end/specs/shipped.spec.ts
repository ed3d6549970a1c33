// The page of the shipped library, with an upgrade between two starts. This spec starts its own server.

import { type ChildProcess, execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { expect, test } from "../fixtures/app.ts";
import { logInAsAdmin } from "../fixtures/importing.ts";
import { choose, source } from "../fixtures/problem-page.ts";
import { CONTENT } from "../setup/content.ts";
import { freePort, ready, stop } from "../setup/process.ts";
import { spawnServer } from "../setup/server.ts";

const binary = process.env.ASSAY_SERVER_BIN;
let address = "";
let folder = "";
let server: ChildProcess;

// The tests share the server, and the last one continues with what the first one upgraded.
test.describe.configure({ mode: "serial" });
test.skip(!binary, "starts its own server: set ASSAY_SERVER_BIN");
test.use({ baseURL: async ({}, use) => use(`http://${address}`) });

const library = () => join(folder, "content");

async function start(): Promise<void> {
  server = spawnServer(binary ?? "", address, join(folder, "data"), join(folder, "server.log"), library());
  await ready(server, `http://${address}`);
}

/** Changes a file of the library. */
function change(path: string, before: string, after: string): void {
  const file = join(library(), path);
  const text = readFileSync(file, "utf8");
  expect(text).toContain(before);
  writeFileSync(file, text.replace(before, after));
}

/** Verifies the accepted submissions of a problem, as the library's record is made. */
async function verify(problem: string): Promise<void> {
  const path = join(library(), "problems", problem);
  for (const label of readdirSync(join(path, "submissions"))) {
    if (label !== "accepted") rmSync(join(path, "submissions", label), { recursive: true });
  }
  const record = join(library(), "verified.tsv");
  await promisify(execFile)(join(dirname(binary ?? ""), "assay"), ["verify", "--both-pythons", "--record", record, path]);
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), "assay-shipped-"));
  cpSync(CONTENT, library(), { recursive: true, dereference: true });
  await verify("rising-tide");
  address = `127.0.0.1:${await freePort()}`;
  await start();
});

test.afterAll(async () => {
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
});

test("an admin sees what an upgrade changed, undoes it, and uses it again", async ({ app, page, browser }) => {
  test.slow();
  await logInAsAdmin(page);
  await page.getByRole("link", { name: "Shipped library" }).click();
  await page.waitForURL("**/admin/shipped");
  await expect(page.getByRole("status").first()).toHaveText(/Checked at the last start: \d+ problems and tracks\./);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);

  // The page may still load a font, which would fail.
  await page.goto("about:blank");
  await stop(server);
  change("problems/coffee-stamps/problem.yaml", "Coffee Stamps", "Coffee Stamps 2");
  change("tracks/first-steps.yaml", "First steps", "First steps, again");
  writeFileSync(join(library(), "problems/lantern-walk/problem.yaml"), "name: [");
  await start();

  await app.open("/admin/shipped");
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(row("lantern-walk").or(row("Lantern Walk"))).toContainText("Not loaded");
  await expect(row("Coffee Stamps 2")).toContainText("Updated");
  await expect(row("First steps, again")).toContainText("Updated");
  await expectNoViolations(page, "shipped library");

  await page.getByRole("button", { name: "Undo: Coffee Stamps 2" }).click();
  await expect(page.locator(".toasts")).toContainText("coffee-stamps: the previous version is in use again.");
  const problem = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Coffee Stamps", exact: true }) });
  await expect(problem).toContainText("Undone");
  await expect(problem).toContainText("Version 1 is in use. The shipped version 2 is available.");
  const visitor = await (await browser.newContext({ baseURL: `http://${address}` })).newPage();
  await visitor.goto("/problems/coffee-stamps");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Coffee Stamps");

  await page.getByRole("button", { name: "Use the shipped version: Coffee Stamps" }).click();
  await expect(row("Coffee Stamps 2")).toContainText("Updated");
  await expect(row("Coffee Stamps 2").getByRole("button", { name: "Undo" })).toBeVisible();
  await page.getByRole("link", { name: "Coffee Stamps 2" }).click();
  await page.waitForURL("**/admin/problems/coffee-stamps");
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Version 2" })).toContainText("In use");
});

test("the menu groups the languages in which the limits were verified", async ({ app, page }) => {
  await app.open("/problems/rising-tide");
  await expect(page.getByText(/^Limits verified in .*Python 3.*; not yet in \d+ other languages\.$/)).toBeVisible();
  const menu = page.getByLabel("Language");
  await expect(menu.locator('optgroup[label="Limits verified"] option[value=cpp23]')).toBeAttached();
  await expect(menu.locator('optgroup[label="Limits not yet verified"] option[value=bash]')).toBeAttached();
  await expect(menu).toHaveValue("cpp");
  await choose(page, "python3");
  await expect.poll(() => source(page)).toContain("import sys");
});

test("problems that are no longer shipped are listed apart, stay, and can come back", async ({ app, page }) => {
  await stop(server);
  const problem = join(library(), "problems/quiet-houses");
  const track = join(library(), "tracks/next-steps.yaml");
  const kept = mkdtempSync(join(folder, "kept-"));
  cpSync(problem, join(kept, "problem"), { recursive: true });
  cpSync(track, join(kept, "track.yaml"));
  for (const path of [problem, track]) rmSync(path, { recursive: true });
  await start();

  await logInAsAdmin(page);
  await app.open("/admin/shipped");
  const left = page.getByRole("region", { name: "No longer shipped" });
  const shipped = page.getByRole("group", { name: "Shipped problems and tracks" });
  await expect(left.getByRole("row").filter({ hasText: "Quiet Houses" })).toContainText("No longer shipped");
  await expect(left.getByRole("row")).toHaveCount(3);
  await expect(left.getByRole("time")).toHaveCount(2);
  await expect(left.getByRole("button")).toHaveCount(0);
  await expect(shipped).not.toContainText("Quiet Houses");
  await expectNoViolations(page, "what is no longer shipped");

  // The counts are links that filter.
  const counts = page.getByRole("list", { name: "How many are in each state" });
  await expect(counts.getByRole("listitem").filter({ hasText: "No longer shipped" })).toContainText("1 problem, 1 track");
  await counts.getByRole("link", { name: "No longer shipped" }).click();
  await page.waitForURL("**/admin/shipped?state=left");
  await expect(shipped).toHaveCount(0);
  await expect(left.getByRole("row")).toHaveCount(3);
  await counts.getByRole("link", { name: "Show all" }).click();
  await expect(shipped).toBeVisible();

  // Nothing changes for users.
  await left.getByRole("link", { name: "Quiet Houses" }).click();
  await page.waitForURL("**/admin/problems/quiet-houses");
  for (const address of ["/problems/quiet-houses", "/tracks/next-steps"]) {
    expect((await page.request.get(address)).status(), address).toBe(200);
  }

  // The page would ask for files while the server is away.
  await page.goto("about:blank");
  await stop(server);
  cpSync(join(kept, "problem"), problem, { recursive: true });
  cpSync(join(kept, "track.yaml"), track);
  await start();
  await app.open("/admin/shipped");
  await expect(shipped.getByRole("row").filter({ hasText: "Quiet Houses" })).toContainText("Added");
  await expect(left).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the buttons work", async ({ page }) => {
    await logInAsAdmin(page);
    await page.goto("/admin/shipped");
    await page.getByRole("button", { name: "Undo: First steps, again" }).click();
    await expect(page.getByRole("status").filter({ hasText: "first-steps: the previous version is in use again." })).toBeVisible();
    await page.getByRole("button", { name: "Use the shipped track: First steps" }).click();
    await expect(page.getByRole("button", { name: "Undo: First steps, again" })).toBeVisible();
  });
});
