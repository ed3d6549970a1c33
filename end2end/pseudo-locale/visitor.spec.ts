// What visitors see.

import { accented } from "../../editor/src/accented.ts";
import { expect, test } from "../fixtures/app.ts";
import { editorReady, output, runStatus } from "../fixtures/problem-page.ts";
import { button, tab, type } from "./pages.ts";
import { expectAllTranslated, expectFits, expectNoTextInStyles } from "./plain-text.ts";

/** The reference says what the code of the interface says, which is in English. */
const DESCRIPTIONS = [
  ".page__lead, .reference__contents a, .reference__table td, .reference__answers",
  ":is(.reference__group, .reference__operation) > :is(h2, h3, p, ul)",
].join();

test("pages", async ({ app, page }) => {
  app.allow(/status of 404/);
  const addresses = [
    "/",
    "/tracks",
    "/tracks/first",
    "/tracks/second",
    "/problems",
    "/problems?text=nothing-like-this",
    "/problems/sum?hints=1",
    "/problems/sum?editorial=show",
    "/problems/sum?track=second",
    "/login",
    "/login?next=/problems/sum",
    "/register",
    "/nowhere",
    "/tracks/none",
    "/problems/none",
    "/submissions/1",
    "/profile/1",
  ];
  for (const address of addresses) {
    await app.open(address);
    await expectAllTranslated(page, address);
    await expectFits(page, address);
  }
  await expectNoTextInStyles(page);
  await page.goto("/docs/api");
  await expectAllTranslated(page, "the reference", DESCRIPTIONS);
});

test("forms that are refused", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await app.open("/login");
  await page.fill("#email", "no-account@example.org");
  await page.fill("#password", "not the password");
  await page.locator("main .form__actions button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAllTranslated(page, "a wrong password");

  await app.open("/register");
  await page.locator("main form").evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.locator("main .form__actions button").click();
  await expect(page.locator("#password-error")).toBeVisible();
  await expectAllTranslated(page, "an empty registration");
});

test("the problem page, its dialogs and runs", async ({ app, page }) => {
  test.slow();
  await app.open("/problems/sum");
  await editorReady(page);
  await expectAllTranslated(page, "the problem");
  for (const [name, opened] of [
    ["Editor settings", "Editor settings"],
    ["Keys", "Keys"],
    ["Earlier drafts", "Earlier drafts"],
    ["Find problems, tracks and actions", "Find"],
  ] as const) {
    await button(page, name).first().click();
    const dialog = page.getByRole("dialog", { name: accented(opened) });
    await expect(dialog).toBeVisible();
    if (name.startsWith("Find")) {
      await expect(dialog.getByRole("option").filter({ hasText: "⟦Sum⟧" })).toBeVisible();
      await expectAllTranslated(page, "the palette");
      await dialog.getByRole("combobox").fill("r");
    }
    await expectAllTranslated(page, opened);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  for (const name of ["Editorial", "Submissions", "Statement"]) {
    await tab(page, name).first().click();
    await expectAllTranslated(page, name);
  }

  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "def f():\n    return 3\n\nprint(f())");
  await page.keyboard.press("ControlOrMeta+f");
  await expect(page.locator(".find")).toBeVisible();
  await page.keyboard.type("f");
  await expect(page.locator(".find__count")).not.toBeEmpty();
  await expectAllTranslated(page, "the search in the editor");
  await page.keyboard.press("Escape");
  await page.locator(".cm-foldGutter span").last().click();
  await expect(page.locator(".cm-foldPlaceholder").first()).toBeVisible();
  await expectAllTranslated(page, "folded code");
  await page.locator(".cm-content").press("ControlOrMeta+Alt+g");
  await expect(page.locator(".cm-goto-line")).toBeVisible();
  await expectAllTranslated(page, "going to a line");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "print(3)");
  await page.locator(".cases__detail textarea").first().fill("3 4");
  await button(page, "Run").first().click();
  await expect(runStatus(page)).toContainText("of 2 passed", { timeout: 30_000 });
  await expect(output(page).or(page.locator(".cases__detail pre").first()).first()).toBeVisible();
  await expectAllTranslated(page, "a run");
  await type(page, "print(");
  await button(page, "Run").first().click();
  await expect(runStatus(page)).toContainText(accented("Compile error"), { timeout: 30_000 });
  await expectAllTranslated(page, "a compile error");
  await button(page, "Reset to starter code").first().click();
  await expectAllTranslated(page, "a notice");

  await app.open("/problems/rows");
  await editorReady(page);
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  const field = page.locator(".cases__detail textarea, .cases__detail input").first();
  for (const text of ["[[1,2],[3,4]]", '[[1,"x"]]', "[", ""]) {
    await field.fill(text);
    await expectAllTranslated(page, `the value ${text}`);
  }
});
