// The same road without a line of script.

import { expectLoggedIn, expectLoggedOut, fillLogIn, fillRegistration, somebody } from "../fixtures/account.ts";
import { expect, result, test } from "../fixtures/app.ts";
import { accepted } from "../fixtures/solution.ts";

test.use({ javaScriptEnabled: false });

test("read, register, submit and see the verdict", async ({ page }) => {
  await page.goto("/tracks");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  const track = page.url();
  const problem = page.locator('main ol [href^="/problems/"]').first();
  const title = (await problem.innerText()).trim();
  await problem.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const slug = new URL(page.url()).pathname.split("/")[2] ?? "";

  const person = somebody();
  await page.goto("/register");
  await fillRegistration(page, person);
  await expectLoggedIn(page, person);

  await page.goto(`/problems/${slug}`);
  await expect(page.getByText("needs scripts; submitting does not")).toBeVisible();
  await expect(page.locator(".skeleton--cases"), "nothing is on its way").toBeHidden();
  await page.getByLabel("Language").selectOption("python3");
  await page.getByRole("textbox", { name: "Source code" }).fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL("**/submissions/*");

  // What is stored is what is shown; a reload shows what is stored by then.
  await expect(async () => {
    await page.reload();
    await expect(result(page).getByRole("status")).toContainText("Accepted", { timeout: 500 });
  }).toPass({ timeout: 30_000 });

  await page.goto(track);
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("Solved");

  await page.getByRole("button", { name: "Log out" }).click();
  await expectLoggedOut(page);
  await page.goto("/login");
  await fillLogIn(page, person.email, person.password);
  await expectLoggedIn(page, person);

  await page.goto("/account");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByLabel("New password").fill("staple battery horse");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("main")).toContainText("Your password is changed.");
});

test("a wrong password is refused with a message", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await page.goto("/login");
  await fillLogIn(page, somebody().email, "not the password");
  await expect(page.getByRole("alert")).toContainText(/e-?mail|password/i);
});
