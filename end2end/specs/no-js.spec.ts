// The same road without a line of script.

import { expectLoggedOut, fillLogIn, fillRegistration, expectLoggedIn, logInAfterRegistering, somebody } from "../fixtures/account.ts";
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
  await logInAfterRegistering(page, person);

  await page.goto(`/problems/${slug}`);
  // Playwright looks for no text inside <noscript>.
  const note = page.locator("#cases-pane .pane-note");
  await expect(note).toBeVisible();
  expect(await note.textContent()).toContain("Runs need scripts.");
  await expect(page.locator(".skeleton--cases"), "nothing is on its way").toBeHidden();
  await page.getByLabel("Language").selectOption("python3");
  await page.getByRole("textbox", { name: "Source code" }).fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL("**/submissions/*");

  // What is stored is what is shown; a reload shows what is stored by then.
  await expect(async () => {
    await page.reload();
    await expect(result(page).getByRole("status")).toContainText("Accepted", { timeout: 500 });
  }).toPass({ timeout: 60_000 });

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
  await expect(page.getByRole("main")).toContainText("Password changed.");

  // A key: created, then revoked.
  await page.getByRole("link", { name: "Manage API keys" }).click();
  await page.getByLabel("Name").fill("robot");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByLabel("API key", { exact: true })).toContainText(/^assay_[0-9a-f]{64}$/);
  await page.getByRole("button", { name: "Revoke robot" }).click();
  await expect(page.getByRole("main")).toContainText("Key revoked.");
  await expect(page.getByRole("heading", { name: "No API keys" })).toBeVisible();

  // The history is searched by a part of a title.
  await page.goto("/submissions");
  await page.getByRole("searchbox", { name: "Problem" }).fill(title.slice(0, 4).toLowerCase());
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("table").getByRole("link", { name: title })).toBeVisible();
});

test("a wrong password is refused with a message", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await page.goto("/login");
  await fillLogIn(page, somebody().email, "not the password");
  await expect(page.getByRole("alert")).toContainText(/e-?mail|password/i);
});
