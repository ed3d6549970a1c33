// Problem packages: upload, verification, publishing, solving.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, test } from "../fixtures/app.ts";
import { logInAsAdmin, state, upload } from "../fixtures/importing.ts";
import { RIGHT, sumPackage } from "../fixtures/package.ts";
import { submit, write } from "../fixtures/solution.ts";

const matrix = (page: Page) => page.getByRole("region", { name: "Submissions by case" }).locator("tbody tr");

test("a package is uploaded, verified and published, and a learner solves it", async ({ page, browser }) => {
  test.slow();
  const { slug, title, zip } = sumPackage();
  await logInAsAdmin(page);
  await upload(page, zip);
  await page.waitForURL("**/admin/imports/*");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  // The page updates itself.
  await expect(state(page, "holds")).toBeVisible({ timeout: 60_000 });
  await expect(matrix(page)).toHaveCount(2);
  await expect(matrix(page).filter({ hasText: "right.py" })).toContainText("Accepted");
  await expect(matrix(page).filter({ hasText: "minus.py" })).toContainText("Wrong answer");

  const learner = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await register(learner);
  expect((await learner.goto(`/problems/${slug}`))?.status(), "not published before an admin publishes it").toBe(404);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.waitForURL(`**/admin/problems/${slug}`);
  await expect(page.getByText(`Version 1: ${title}`)).toBeVisible();

  await page.goto("/admin/problems");
  await upload(page, zip);
  await page.waitForURL("**/admin/imports/*");
  await expect(page.locator("[data-replaces]"), "a second upload shows the published version").toContainText("version 1");
  const sections = page.getByRole("navigation", { name: "Admin" });
  await expect(sections.getByRole("link", { name: "Problems" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.waitForURL("**/admin/problems");
  await expect(page.getByRole("region", { name: "Not published yet" }).getByText(title)).toHaveCount(0);

  const pictures: number[] = [];
  learner.on("response", (answer) => {
    if (answer.url().includes("/statement-files/")) pictures.push(answer.status());
  });
  await learner.goto(`/problems/${slug}`);
  await hydrated(learner);
  await expect(learner.getByRole("img", { name: "A teal box" })).toBeVisible();
  await expect.poll(() => pictures).toEqual([200]);
  await write(learner, "python3", RIGHT);
  await submit(learner);
  await expectVerdict(learner, "Accepted");

  await learner.goto(`/problems/${slug}?lang=sv`);
  await expect(learner.getByText("Addera två tal.")).toBeVisible();
});

test("an unreadable package is refused with an explanation", async ({ app, page }) => {
  app.allow(/422/);
  const { zip } = sumPackage({ "data/secret/1.ans": null });
  await logInAsAdmin(page);
  await upload(page, zip);
  await expect(page.locator("#package-error")).toContainText(/data\/secret\/1\.(in|ans)/);
  await expect(page.getByText(/data\/secret\/1\.(in|ans)/), "shown once").toHaveCount(1);
  expect(new URL(page.url()).pathname).toBe("/admin/problems");
  await expect(page.getByLabel("Problem package")).toHaveAttribute("aria-invalid", "true");
});

test("publishing a package with findings needs a reason, which is logged", async ({ app, page }) => {
  test.slow();
  app.allow(/422/);
  const { slug, zip } = sumPackage({ "submissions/accepted/late.py": "print(7)\n" });
  await logInAsAdmin(page);
  await upload(page, zip);
  await expect(state(page, "differs")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("tr[data-ok=false]")).toContainText("late.py");
  await expect(page.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0);
  await hydrated(page);
  await page.getByRole("button", { name: "Publish anyway" }).click();
  await expect(page.getByText("Explain why you publish it")).toBeVisible();
  await page.getByLabel("Why publish it anyway?").fill("The label is wrong.");
  await page.getByRole("button", { name: "Publish anyway" }).click();
  await page.waitForURL(`**/admin/problems/${slug}`);
  await expect(page.getByText("Published despite problems: The label is wrong.")).toBeVisible();

  await page.getByRole("link", { name: "Changes" }).last().click();
  await page.waitForURL(`**/admin/audit?problem=${slug}`);
  await expect(page.getByLabel("Problem", { exact: true })).toHaveValue(slug);
  const changes = page.getByRole("main").getByRole("listitem");
  await expect(changes.filter({ hasText: "Imported problem" }), "nothing of other problems").toHaveCount(1);
  await expect(changes.first()).toContainText("The label is wrong.");
  await page.getByLabel("Problem", { exact: true }).fill("no such problem");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page.getByLabel("Problem", { exact: true })).toHaveValue("");
  await expect(changes.first()).toContainText("The label is wrong.");
});

test("a wrong answer file gives a single finding", async ({ page }) => {
  test.slow();
  const { zip } = sumPackage({
    "problem.yaml": "problem_format_version: legacy\nname: Sum\n",
    "problem_statement/problem.en.md": "Add two numbers.\n",
    "statement/problem.en.md": null,
    "statement/problem.sv.md": null,
    "statement/box.svg": null,
    ".timelimit": "1\n",
    "data/secret/2.in": "1 1\n",
    "data/secret/2.ans": "3\n",
    "submissions/accepted/right.py": RIGHT,
    "submissions/accepted/also.py": RIGHT,
    "submissions/time_limit_exceeded/slow.py": `${RIGHT}while a == 1: pass\n`.replace("a == 1", "a == b"),
    "submissions/run_time_error/crash.py": `${RIGHT}assert a != b\n`.replace("print(a + b)\nassert a != b", "print(a + b)"),
  });
  await logInAsAdmin(page);
  await upload(page, zip);
  await expect(state(page, "differs")).toBeVisible({ timeout: 60_000 });
  const findings = page.getByRole("region", { name: "Findings" }).getByRole("listitem");
  await expect(findings.first()).toContainText("Both accepted solutions fail case 3. Check its answer file.");
  await expect(findings.first()).toContainText("Case 3 is secret/2.");
  await expect(findings.first()).toContainText("accepted/also.py, accepted/right.py, run_time_error/crash.py");
  await expect(page.getByText("Both accepted solutions"), "shown once").toHaveCount(1);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a package is uploaded, verified and published", async ({ page }) => {
    const { slug, zip } = sumPackage();
    await logInAsAdmin(page);
    await upload(page, zip);
    await page.waitForURL("**/admin/imports/*");
    // The page reloads itself.
    await expect(state(page, "holds")).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.waitForURL(`**/admin/problems/${slug}`);
    await page.getByRole("button", { name: "Unpublish" }).click();
    await expect(page.getByText("Admins only")).toBeVisible();
  });
});
