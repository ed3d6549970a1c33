// The forms of the admin pages: what they say after a change, and what they refuse.

import { accented } from "../../editor/src/accented.ts";
import { logIn } from "../fixtures/account.ts";
import { expect, test } from "../fixtures/app.ts";
import { ADMIN } from "../setup/admin.ts";
import { answer, refusal } from "./forged.ts";
import { button } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

test.beforeEach(async ({ page }) => {
  await logIn(page, ADMIN);
});

test("tracks and problems with all buttons", async ({ app, page }) => {
  test.slow();
  app.allow(/status of 4\d\d/);
  const slug = `fourth-${Date.now()}`;
  const toast = page.locator(".toast__words");
  const press = async (what: string, act: () => Promise<void>) => {
    const before = (await toast.allInnerTexts()).join();
    await act();
    await expect(toast).not.toHaveText(before);
    await expect(toast).toBeVisible();
    await expectAllTranslated(page, what);
  };
  await app.open("/admin/new-track");
  await page.locator("main form").last().evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.locator("main input[name=slug]").fill("no good name");
  await button(page, "Create track").click();
  await expect(page.locator("#slug-error, #title-error").first()).toBeVisible();
  await expectAllTranslated(page, "a track that is refused");
  await page.locator("main input[name=title]").fill("⟦Fourth⟧");
  await page.locator("main input[name=slug]").fill(slug);
  await button(page, "Create track").click();
  await page.waitForURL(`**/admin/tracks/${slug}`);
  await expect(toast).toBeVisible();

  await page.locator("#section").fill("⟦Part⟧");
  await press("an added section", () => button(page, "Add section").click());
  const rename = page.locator(".sortable__rename");
  await rename.locator("input[name=section]").fill("⟦Piece⟧");
  await press("a renamed section", () => rename.locator("button").click());
  await page.locator("details.lesson summary").click();
  await page.locator("textarea[name=lesson]").fill("⟦Read this.⟧");
  await press("a lesson", () => button(page, "Save lesson").click());
  await page.locator("input[name=hours]").fill("0");
  await page.locator("input[name=prerequisites]").fill("No Track");
  const guide = button(page, "Save hours and prerequisites");
  await guide.click();
  await expect(page.locator("#hours-error")).toBeVisible();
  await expect(page.locator("#prerequisites-error")).toBeVisible();
  await expectAllTranslated(page, "a refused guide");
  await page.locator("input[name=hours]").fill("2");
  await page.locator("input[name=prerequisites]").fill("first");
  await press("a guide", () => guide.click());
  await press("a published track without problems", () => button(page, "Publish").click());
  await expect(page.locator(".notice--warning")).toBeVisible();
  await expectAllTranslated(page, "a public track without problems");
  for (const problem of ["⟦Sum⟧", "⟦Rows⟧"]) await press(`added ${problem}`, () => page.getByRole("button", { name: `Add ${problem}` }).click());
  await expectFits(page, "a track with all of its forms");
  await press("moved up", () => page.getByRole("button", { name: "Move ⟦Rows⟧ up" }).click());
  await press("moved down", () => page.getByRole("button", { name: "Move ⟦Rows⟧ down" }).click());
  const handle = page.getByRole("button", { name: /^⟦Reorder ⟦Rows/ });
  for (const [what, key] of [
    ["put back", "Escape"],
    ["dropped", "Space"],
  ] as const) {
    await handle.press("Space");
    await handle.press("ArrowUp");
    await handle.press(key);
    await expectAllTranslated(page, what);
  }
  await expect(toast).toBeVisible();
  await press("a removed problem", () => page.getByRole("button", { name: "Remove ⟦Rows⟧" }).click());
  await press("a removed section", () => page.getByRole("button", { name: "Remove ⟦Piece⟧" }).click());
  await page.locator("#find-problem").fill("nothing like this");
  await expect(page.locator("main .section__hint").filter({ hasText: accented("No other problem matches.") })).toBeVisible();
  await expectAllTranslated(page, "no other problem");
  await page.locator("textarea[name=description]").fill("⟦About it.⟧");
  await press("a saved track", () => button(page, "Save").click());
  await press("an unpublished track", () => button(page, "Unpublish").click());
  await press("a deleted track", () => button(page, "Delete").click());
  await page.waitForURL("**/admin/tracks");
  await expect(page.locator("main table").last()).toBeVisible();
  await expectAllTranslated(page, "deleted tracks");
  await app.open(`/admin/tracks/${slug}`);
  await expectAllTranslated(page, "a deleted track's page");
  await press("a restored track", () => button(page, "Restore").click());

  await app.open("/admin/problems/answers");
  await press("an unpublished problem", () => button(page, "Unpublish").click());
  await app.open("/admin/tracks");
  await expectAllTranslated(page, "tracks");
  await app.open("/admin/problems/answers");
  await press("a published problem", () => button(page, "Publish").click());
  await app.open("/admin/people?text=no-such-name");
  await expectAllTranslated(page, "a search without results");
  for (const address of ["/admin/problems?text=nothing-like-this", "/admin/submissions?verdict=aborted", "/admin/audit?problem=nothing-like-this", "/admin/problems/none", "/admin/tracks/none", "/admin/imports/99"]) {
    await app.open(address);
    await expectAllTranslated(page, address);
  }
});

test("uploads that are refused", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  const file = (name: string, text: string) => ({ name, mimeType: "application/zip", buffer: Buffer.from(text) });
  for (const [what, files] of [
    ["no file", []],
    ["no archive", [file("notes.zip", "not an archive")]],
    ["an unusable name", [file("...zip", "not an archive")]],
  ] as const) {
    await app.open("/admin/problems");
    await page.locator("main form[enctype]").evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.locator("input[type=file]").setInputFiles([...files]);
    await button(page, "Upload and verify").click();
    await expect(page.locator("#package-error")).toBeVisible();
    await expectAllTranslated(page, what, what === "no file" ? "" : "#package-error");
  }
});

test("roles", async ({ app, page, browser }) => {
  app.allow(/status of/);
  const name = `bob-${Date.now()}@example.org`;
  const other = await browser.newContext({ baseURL: process.env.ASSAY_URL });
  const made = await other.request.post("/api/fn/register", { data: { name: "⟦Bob⟧", email: name, password: "a long password" } });
  expect(made.ok()).toBe(true);
  await other.close();
  await app.open(`/admin/people?text=${name}`);
  const toast = page.locator(".toast__words");
  for (const label of [/^⟦Make admin/, /^⟦Remove admin/]) {
    const before = (await toast.allInnerTexts()).join();
    await page.locator("main td button").click();
    await expect(toast).not.toHaveText(before);
    await expect(toast).toBeVisible();
    await expectAllTranslated(page, String(label));
  }
  await answer(page, "admin_act", refusal(409), 409);
  await page.locator("main td button").click();
  await expect(page.locator(".toast--error")).toBeVisible();
  await expectAllTranslated(page, "a change that is refused");
});
