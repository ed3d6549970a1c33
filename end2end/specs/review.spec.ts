// Reviews, and what follows an accepted submission. This spec starts its own server, to let days pass in its database.

import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, result, test } from "../fixtures/app.ts";
import { awayFromMidnight, pass } from "../fixtures/days.ts";
import { draftSaved, editorReady, source, type } from "../fixtures/problem-page.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";
import { freePort, ready, stop } from "../setup/process.ts";
import { spawnServer } from "../setup/server.ts";

const binary = process.env.ASSAY_SERVER_BIN;
let address = "";
let folder = "";
let server: ChildProcess;

test.skip(!binary, "starts its own server: set ASSAY_SERVER_BIN");
test.use({ baseURL: async ({}, use) => use(`http://${address}`) });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-review-"));
  address = `127.0.0.1:${await freePort()}`;
  server = spawnServer(binary ?? "", address, join(folder, "data"), join(folder, "server.log"));
  await ready(server, `http://${address}`);
});

test.afterAll(async () => {
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
});

const passed = (days: number) => pass(join(folder, "data"), days);

const solution = accepted("coffee-stamps", "python3");

async function solve(page: Page, slug = "coffee-stamps"): Promise<void> {
  await page.goto(`/problems/${slug}`);
  await hydrated(page);
  await write(page, "python3", accepted(slug, "python3"));
  await draftSaved(page);
  await submit(page);
  await expectVerdict(page, "Accepted");
}

/** Solves a problem and waits, in the database, until it is due. The home page has added it to the reviews. */
async function becomesDue(page: Page): Promise<void> {
  await awayFromMidnight();
  await register(page);
  await solve(page);
  await page.goto("/");
  await expect(page.getByRole("link", { name: /to review/ })).toHaveCount(0);
  passed(3);
}

test("a solved problem comes back, is solved from an empty editor, and is graded", async ({ app, page }) => {
  test.slow();
  await becomesDue(page);
  await app.open("/");
  await page.getByRole("link", { name: "1 to review" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Review" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Coffee Stamps" })).toContainText(/Last solved 3 days ago\. Not reviewed yet/);
  await expectNoViolations(page, "due");

  await page.getByRole("button", { name: "Start review of Coffee Stamps" }).click();
  await page.waitForURL("**/problems/coffee-stamps");
  await editorReady(page);
  expect(await source(page), "the editor has the starter code").toContain("sys.stdin");
  expect(await source(page)).not.toBe(solution);
  await page.getByRole("button", { name: "Earlier drafts" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier drafts" });
  await expect(dialog.locator("pre"), "the draft is not lost").toHaveText(solution);
  await dialog.getByRole("button", { name: "Close" }).click();

  // A reload keeps what was typed since then.
  await type(page, "print('half done')");
  await draftSaved(page);
  await page.reload();
  await editorReady(page);
  await expect.poll(() => source(page)).toBe("print('half done')");

  await type(page, "print('wrong')");
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await expect(page.getByRole("group", { name: "How well did you remember it?" })).toHaveCount(0);
  await type(page, solution);
  const taken = page.waitForResponse((answer) => answer.url().includes("submit_solution"));
  await submit(page);
  await taken;
  await expectVerdict(page, "Accepted");
  const grades = page.getByRole("group", { name: "How well did you remember it?" });
  await expect(grades.getByRole("button")).toHaveCount(4);
  await expect(grades.getByRole("button", { name: /suggested/ })).toHaveText(/^Good \(suggested\)\s*Next: \d+ \w+ \d+$/);
  await expectNoViolations(page, "grades");
  await page.reload();
  await hydrated(page);
  await grades.getByRole("button", { name: /^Easy/ }).click();

  await expect(page.getByRole("main").getByRole("status")).toContainText(/“Coffee Stamps” comes back on \d+ \w+ \d+\./);
  await expect(page.getByRole("heading", { name: "Nothing is due today" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("You did 1 review today.");
  await expectNoViolations(page, "nothing due");
  await app.open("/");
  await expect(page.getByRole("link", { name: /to review/ })).toHaveCount(0);
});

test("a review that was given up is skipped or graded", async ({ app, page }) => {
  await becomesDue(page);
  await app.open("/review");
  await page.getByRole("button", { name: "Start review of Coffee Stamps" }).click();
  await page.waitForURL("**/problems/coffee-stamps");
  await app.open("/review");
  await expect(page.getByRole("link", { name: "Continue with Coffee Stamps" })).toHaveAttribute("href", "/problems/coffee-stamps");
  await expectNoViolations(page, "started");
  await page.getByRole("button", { name: "Skip Coffee Stamps until tomorrow" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("“Coffee Stamps” comes back on");
  await expect(page.getByRole("heading", { name: "Nothing is due today" })).toBeVisible();

  passed(1);
  await app.open("/review");
  await page.getByRole("button", { name: "Start review of Coffee Stamps" }).click();
  await page.waitForURL("**/problems/coffee-stamps");
  await app.open("/review");
  await page.getByRole("button", { name: /^Again/ }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("“Coffee Stamps” comes back on");
});

test("reviews are turned off and on on the account page", async ({ app, page }) => {
  await becomesDue(page);
  await app.open("/account");
  await expectNoViolations(page, "account");
  await page.getByRole("button", { name: "Turn reviews off" }).click();
  await expect(page.getByRole("button", { name: "Turn reviews on" })).toBeVisible();
  await expect(page).toHaveURL(/\/account$/);
  await app.open("/");
  await expect(page.getByRole("link", { name: /to review/ })).toHaveCount(0);
  await app.open("/review");
  await expect(page.getByRole("heading", { name: "Reviews are off" })).toBeVisible();
  await expectNoViolations(page, "off");
  await page.getByRole("button", { name: "Turn reviews on" }).click();
  await expect(page.getByRole("button", { name: "Start review of Coffee Stamps" })).toBeVisible();
});

test("people without solved problems see how reviews begin, and visitors log in", async ({ app, page }) => {
  await app.open("/review");
  await expect(page).toHaveURL(/\/login\?next=\/review$/);
  await register(page);
  await app.open("/review");
  await expect(page.getByRole("heading", { name: "Nothing to review yet" })).toBeVisible();
  await expectNoViolations(page, "empty");
});

test("an accepted submission leads to the next problem, the editorial and a review", async ({ app, page }) => {
  test.slow();
  await becomesDue(page);
  await solve(page, "lantern-walk");
  const next = page.getByRole("region", { name: "What next" });
  await expect(next.getByRole("link", { name: "Next: Rising Tide" })).toHaveAttribute("href", "/problems/rising-tide?track=next-steps");
  await expect(next.getByRole("button", { name: "Review: Coffee Stamps" })).toBeVisible();
  await expect(next).toContainText(/Comes back for review on \d+ \w+ \d+\./);
  await expectNoViolations(page, "what next");
  await next.getByRole("link", { name: "Editorial" }).click();
  await expect(page.locator("#editorial-pane")).toContainText("Complexity");
  await expect(result(page), "the page was not left").toBeVisible();

  await page.reload();
  await hydrated(page);
  await expect(next.getByRole("link", { name: "Next: Rising Tide" })).toBeVisible();
  await page.getByRole("link", { name: /^Submission \d+/ }).click();
  await page.waitForURL("**/submissions/*");
  await next.getByRole("link", { name: "Editorial" }).click();
  await expect(page.locator("#editorial-pane")).toContainText("Complexity");
  await app.open("/review");
  await expect(page.getByRole("group", { name: "Next days" })).toContainText("Lantern Walk");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a review is started and given up", async ({ browser, page }) => {
    // Solves with scripts, in the same session.
    const scripted = await browser.newContext({ baseURL: `http://${address}`, javaScriptEnabled: true });
    const first = await scripted.newPage();
    await becomesDue(first);
    await page.context().addCookies(await scripted.cookies());
    await scripted.close();
    await page.goto("/review");
    await page.getByRole("button", { name: "Start review of Coffee Stamps" }).click();
    await page.waitForURL(/\/problems\/coffee-stamps\?review=start$/);
    await expect(page.getByRole("heading", { level: 1, name: "Coffee Stamps" })).toBeVisible();
    await page.goto("/review");
    await page.getByRole("button", { name: /^Again/ }).click();
    await expect(page.getByRole("main")).toContainText("“Coffee Stamps” comes back on");
  });
});
