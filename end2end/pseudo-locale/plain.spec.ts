// Pages without scripts.

import { randomUUID } from "node:crypto";

import { expect, test } from "../fixtures/app.ts";
import { ADMIN } from "../setup/admin.ts";
import { expectAllTranslated } from "./plain-text.ts";

test.use({ javaScriptEnabled: false });

test("pages", async ({ app, page }) => {
  app.allow(/status of 404/);
  for (const address of ["/", "/tracks/second", "/problems", "/problems/sum", "/problems/rows", "/login", "/register", "/nowhere"]) {
    await page.goto(address);
    await expectAllTranslated(page, address);
  }
});

test("forms that are refused", async ({ app, page }) => {
  app.allow(/status of 422/);
  await page.goto("/register");
  await page.fill("#name", "⟦Ada⟧");
  await page.fill("#email", "ada@example.org");
  await page.fill("#password", "short");
  await page.locator("main .form__actions button").click();
  await expect(page.locator("#password-error")).toBeVisible();
  await expectAllTranslated(page, "a short password");
});

test("forms of members", async ({ app, page }) => {
  test.slow();
  app.allow(/status of 4\d\d/);
  const email = `plain-${randomUUID()}@example.org`;
  const password = "a long password";
  expect((await page.request.post("/api/fn/register", { data: { name: "⟦Ada⟧", email, password } })).ok()).toBe(true);
  await page.goto("/login");
  await page.fill("#email", email);
  await page.fill("#password", "not the password");
  await page.locator("main .form__actions button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAllTranslated(page, "a wrong password");
  await page.fill("#password", password);
  await page.locator("main .form__actions button").click();
  await expect(page.locator('form[action*="log_out"]')).toBeAttached();

  await page.goto("/problems/sum");
  await page.locator("select[name=language]").selectOption("python3");
  await page.locator("textarea[name=source]").fill("   ");
  await page.locator("form[data-solve] button[type=submit]").click();
  await expect(page.locator(".notice--error")).toBeVisible();
  await expectAllTranslated(page, "an empty source");
  const star = page.locator("#shelf-star");
  for (const pressed of ["true", "false"]) {
    await star.click();
    await expect(star).toHaveAttribute("aria-pressed", pressed);
    await expectAllTranslated(page, `a star: ${pressed}`);
  }
  await page.locator("#note-edit").click();
  await page.locator("#note-source").fill("⟦Add them.⟧");
  await page.locator("#note-save").click();
  await expect(page.locator("#note-text")).toBeVisible();
  await expectAllTranslated(page, "a note");
  await page.goto("/problems/sum?hints=2&editorial=show");
  await expectAllTranslated(page, "hints and the editorial");

  for (const shown of ["h1:text('⟦Later⟧'), .card:has-text('⟦Later⟧')", "#name-error"]) {
    await page.goto("/lists");
    await page.locator("#name").fill("⟦Later⟧");
    await page.locator("#create-list").click();
    await expect(page.locator(shown).first()).toBeVisible();
    await expectAllTranslated(page, `a list: ${shown}`);
  }
  await page.goto("/account/keys");
  await page.locator("#name").fill("⟦Robot⟧");
  await page.locator("main form:has(#name) button").click();
  await expect(page.locator("main pre").first()).toBeVisible();
  await expectAllTranslated(page, "a new key");
  await page.locator("main table form button").first().click();
  await expect(page.locator(".notice--good")).toBeVisible();
  await expectAllTranslated(page, "a revoked key");
  await page.goto("/account");
  await page.locator("#current").fill("not the password");
  await page.locator("#password").fill("another long password");
  await page.locator("main form:has(#current) button").last().click();
  await expect(page.locator("#current-error")).toBeVisible();
  await expectAllTranslated(page, "a refused password");
  await page.locator("form:has(#utc-offset) button").click();
  await expect(page.locator(".notice--good")).toBeVisible();
  await expectAllTranslated(page, "saved settings");
  for (const [value, other] of [
    ["off", "on"],
    ["on", "off"],
  ]) {
    await page.locator(`button[name=do][value=${value}]`).click();
    await expect(page.locator(`button[name=do][value=${other}]`)).toBeVisible();
    await expectAllTranslated(page, `reviews are ${value}`);
  }
});

test("forms of admins", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await page.goto("/login");
  await page.fill("#email", ADMIN.email);
  await page.fill("#password", ADMIN.password);
  await page.locator("main .form__actions button").click();
  await expect(page.locator('form[action*="log_out"]')).toBeAttached();
  await page.goto("/admin/problems/guess");
  for (const [value, other] of [
    ["problem.unpublish", "problem.publish"],
    ["problem.publish", "problem.unpublish"],
  ]) {
    await page.locator(`.page__head button[value="${value}"]`).click();
    await expect(page.locator(`.page__head button[value="${other}"]`)).toBeVisible();
    await expect(page.locator(".notice--good button")).toBeVisible();
    await expectAllTranslated(page, `${value}, with a button that undoes it`);
  }
  await page.goto("/admin/new-track");
  await page.locator("input[name=title]").fill("⟦Plain⟧");
  await page.locator("input[name=slug]").fill("no good name");
  await page.locator("main form").last().locator("button").first().click();
  await expect(page.locator("#slug-error")).toBeVisible();
  await expectAllTranslated(page, "a refused track");
});
