// What admins see.

import { accented } from "../../editor/src/accented.ts";
import { logIn } from "../fixtures/account.ts";
import { expect, hydrated, test } from "../fixtures/app.ts";
import { RIGHT, sumPackage } from "../fixtures/package.ts";
import { ADMIN } from "../setup/admin.ts";
import { button, register, submit } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

/** Sentences of the program that checks packages. */
const FINDINGS = ".finding__summary, .finding__details, .report__list";

test.beforeEach(async ({ page }) => {
  await logIn(page, ADMIN);
});

test("all pages", async ({ app, browser, page }) => {
  test.slow();
  const person = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await register(person);
  await submit(person, "sum", RIGHT, "accepted");
  await person.goto("/admin");
  await hydrated(person);
  await expectAllTranslated(person, "a page for admins only");
  await person.context().close();

  for (const address of ["", "/tracks", "/new-track", "/tracks/second", "/problems", "/problems/sum", "/shipped", "/submissions", "/people", "/failed", "/audit", "/audit?action=user."]) {
    await app.open(`/admin${address}`);
    await expectAllTranslated(page, `/admin${address}`);
    await expectFits(page, `/admin${address}`);
  }
});

test("a track is edited", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await app.open("/admin/new-track");
  await page.locator("main input[name=title]").fill("⟦Third⟧");
  await button(page, "Create track").click();
  await page.waitForURL("**/admin/tracks/*");
  await expect(page.locator(".toasts")).not.toBeEmpty();
  await expectAllTranslated(page, "a new track");
  for (const problem of ["⟦Rows⟧", "⟦Sum⟧"]) {
    await page.getByRole("button", { name: `Add ${problem}` }).click();
    const inOrder = page.getByRole("list", { name: accented("Problems in order") });
    await expect(inOrder.locator(".sortable__title").filter({ hasText: problem })).toBeVisible();
    await expectAllTranslated(page, "an added problem");
  }
  // The second one is refused, because it has the same name.
  for (const added of [page.locator("input[name=section]:not(#section)"), page.locator("#section-error")]) {
    await page.locator("#section").fill("⟦Part⟧");
    await button(page, "Add section").click();
    await expect(added).toBeVisible();
    await expectAllTranslated(page, "a section");
  }
  await page.getByRole("button", { name: /^⟦Reorder/ }).first().press("Space");
  await page.keyboard.press("ArrowDown");
  await expectAllTranslated(page, "a moved problem");
  await page.keyboard.press("Escape");
  await button(page, "Publish").click();
  await expect(button(page, "Unpublish")).toBeVisible();
  await expectAllTranslated(page, "a published track");
  await button(page, "Delete").click();
  await page.waitForURL("**/admin/tracks");
  await expectAllTranslated(page, "a deleted track");
  await app.open("/admin/audit");
  await expectAllTranslated(page, "changes of a track");
});

test("packages are imported", async ({ app, page }) => {
  test.slow();
  app.allow(/status of 4\d\d/);
  const own = { "statement/problem.en.md": "⟦Add.⟧\n", "statement/problem.sv.md": null };
  const upload = async (files: Record<string, string | null>) => {
    const { zip } = sumPackage({ ...own, ...files }, (id) => `⟦Sum ${id}⟧`);
    await app.open("/admin/problems");
    await page.locator("input[type=file]").setInputFiles(zip);
    await button(page, "Upload and verify").click();
  };
  await upload({ "data/secret/1.ans": null });
  await expect(page.locator("#package-error")).toBeVisible();
  await expectAllTranslated(page, "an unreadable package", "#package-error");
  await upload({ "submissions/accepted/late.py": "print(7)\n" });
  await expect(page.locator("[data-import=differs]")).toBeVisible({ timeout: 60_000 });
  await expectAllTranslated(page, "a package with findings", FINDINGS);
  await button(page, "Publish anyway").click();
  await expect(page.locator("#reason-error")).toBeVisible();
  await expectAllTranslated(page, "a missing reason", FINDINGS);
  await upload({});
  await expect(page.locator("[data-import=holds]")).toBeVisible({ timeout: 60_000 });
  await expectAllTranslated(page, "a package that passed", FINDINGS);
  await app.open("/admin/problems");
  await expectAllTranslated(page, "unpublished packages");
  await page.goBack();
  await button(page, "Publish").click();
  await page.waitForURL("**/admin/problems/sum-*");
  await expectAllTranslated(page, "a published package", FINDINGS);
  await app.open(new URL(page.url()).pathname.replace("/admin", ""));
  await expectAllTranslated(page, "a problem whose limits were verified");
});
