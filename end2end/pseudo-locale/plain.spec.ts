// Pages without scripts.

import { expect, test } from "../fixtures/app.ts";
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
