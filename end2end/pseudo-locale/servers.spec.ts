// Servers with limits, without a library, or with a broken database. This spec starts its own.

import { execFileSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { logIn } from "../fixtures/account.ts";
import { expect, test } from "../fixtures/app.ts";
import { editorReady } from "../fixtures/problem-page.ts";
import { ADMIN } from "../setup/admin.ts";
import { freePort, ready, stop } from "../setup/process.ts";
import { spawnServer } from "../setup/server.ts";
import { button, register, type } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

const binary = process.env.ASSAY_SERVER_BIN;
let address = "";
let folder = "";
let server: ChildProcess;

test.skip(!binary, "starts its own servers: set ASSAY_SERVER_BIN");
test.use({ baseURL: async ({}, use) => use(`http://${address}`) });

async function start(content: string, settings: Record<string, string>): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "assay-texts-"));
  address = `127.0.0.1:${await freePort()}`;
  server = spawnServer(binary ?? "", address, join(folder, "data"), join(folder, "server.log"), content || emptyFolder(), settings);
  await ready(server, `http://${address}`);
}

function emptyFolder(): string {
  const empty = join(folder, "content");
  for (const name of ["problems", "tracks"]) mkdirSync(join(empty, name), { recursive: true });
  return empty;
}

async function end(): Promise<void> {
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
}

test.describe("with limits", () => {
  test.beforeAll(() => start(fileURLToPath(new URL("content", import.meta.url)), { ASSAY_LIMITS: "on", ASSAY_SUBMISSIONS_PER_DAY: "1", ASSAY_DRAFT_BYTES: "2048" }));
  test.afterAll(end);

  test("what the server refuses, and errors of its own", async ({ app, page }) => {
    test.slow();
    app.allow(/status of (4\d\d|5\d\d)/);
    await register(page);
    await app.open("/problems/sum");
    await editorReady(page);
    await page.locator("select[name=language]").selectOption("python3");
    await type(page, "print(3)");
    await button(page, "Submit").click();
    const verdict = page.locator("#result-pane .verdict[data-verdict=wrong_answer]").first();
    await expect(verdict).toBeVisible({ timeout: 30_000 });
    await button(page, "Submit").click();
    await expect(page.locator("#code-pane .notice--error")).toBeVisible();
    await expectAllTranslated(page, "the limit of submissions per day");
    await type(page, `# ${"x".repeat(3000)}`);
    await expect(page.locator("[data-notices] [data-matter=drafts]")).toBeVisible();
    await expectAllTranslated(page, "the limit of drafts");
    await page.goto("/");
    await expectAllTranslated(page, "the home page after a wrong answer");

    execFileSync("python3", ["-c", "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute('ALTER TABLE lists RENAME TO gone'); db.commit()", join(folder, "data/assay.sqlite")]);
    expect((await page.goto("/lists"))?.status()).toBe(500);
    await expect(page.locator(".empty--error")).toBeVisible();
    await expectAllTranslated(page, "an error of the server");
    await expectFits(page, "an error of the server");

    await page.context().clearCookies();
    await app.open("/login");
    await page.fill("#email", ADMIN.email);
    await page.fill("#password", "not the password");
    const tried = async () => (await page.request.post("/api/fn/log_in", { data: { email: ADMIN.email, password: "not the password" } })).status();
    await expect.poll(tried, { intervals: [0] }).toBe(429);
    await page.locator("main .form__actions button").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAllTranslated(page, "too many requests");
  });
});

test.describe("without problems", () => {
  test.beforeAll(() => start("", {}));
  test.afterAll(end);

  test("empty pages", async ({ app, page }) => {
    test.slow();
    app.allow(/status of 404/);
    for (const path of ["/", "/tracks", "/problems"]) {
      await app.open(path);
      await expectAllTranslated(page, `${path} for visitors`);
    }
    await logIn(page, ADMIN);
    for (const path of ["/", "/admin/tracks", "/admin/problems", "/admin/shipped", "/admin/submissions", "/admin/audit"]) {
      await app.open(path);
      await expectAllTranslated(page, `${path} for admins`);
    }
    await app.open("/admin/new-track");
    await page.locator("main input[name=title]").fill("⟦Empty⟧");
    await page.locator("main input[name=slug]").fill("empty");
    await button(page, "Create track").click();
    await page.waitForURL("**/admin/tracks/empty");
    await expectAllTranslated(page, "a track without problems to add");
    await button(page, "Publish").click();
    await expect(button(page, "Unpublish")).toBeVisible();
    for (const path of ["/", "/tracks/empty"]) {
      await app.open(path);
      await expectAllTranslated(page, `${path} with an empty track`);
    }
  });
});
