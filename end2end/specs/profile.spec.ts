// Profiles: what a person has solved, who sees it, and the heat map.

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, test } from "../fixtures/app.ts";
import { awayFromMidnight } from "../fixtures/days.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

test("the own profile shows what was solved and is private at first", async ({ app, browser, page }) => {
  app.allow(/status of 404/);
  await awayFromMidnight();
  const person = await register(page);
  await app.open("/profile");
  await expect(page.getByRole("heading", { name: "Nothing solved yet" })).toBeVisible();
  await expectNoViolations(page, "an empty profile");

  await app.open("/problems/coffee-stamps");
  await write(page, "python3", accepted("coffee-stamps", "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
  await page.getByRole("banner").getByRole("link", { name: person.name }).click();
  await page.getByRole("link", { name: "View your profile" }).click();
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
  await expect(page.locator(".figure").filter({ hasText: "Current streak" })).toContainText("1 day");
  await expect(page.getByText("Only you see this page.")).toBeVisible();
  await expect(page.getByText("Days are in UTC.")).toBeVisible();
  await expect(page.getByRole("region", { name: "By difficulty" })).toContainText("1 of");
  await expect(page.getByRole("region", { name: "Languages" })).toContainText("1 problem");
  await expect(page.getByRole("region", { name: "Solved last" }).getByRole("link", { name: "Coffee Stamps" })).toBeVisible();
  await expect(page.locator('.heat__day[data-level="1"]')).toHaveCount(1);
  await page.getByText("By month, as a table").click();
  await expect(page.getByRole("row").nth(1)).toContainText("1");
  await expectNoViolations(page, "a profile");

  await page.getByRole("link", { name: "Change this on your account page" }).click();
  await page.getByRole("checkbox", { name: "Everyone can see my profile" }).check();
  await page.getByLabel("Time zone of days").selectOption("UTC+05:45");
  await page.getByRole("button", { name: "Save profile settings" }).click();
  await expect(page.getByText("Profile settings saved.")).toBeVisible();
  await expectNoViolations(page, "the account");

  await app.open("/profile");
  await expect(page.getByText("Days are in UTC+05:45.")).toBeVisible();
  const link = page.getByRole("link", { name: "View its public address" });
  const address = new URL((await link.getAttribute("href")) ?? "", page.url()).href;
  const visitor = await browser.newPage();
  await visitor.goto(address);
  await expect(visitor.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
  await expect(visitor.getByText("Only you see this page.")).toHaveCount(0);

  await app.open("/account");
  await page.getByRole("checkbox", { name: "Everyone can see my profile" }).uncheck();
  await page.getByRole("button", { name: "Save profile settings" }).click();
  await expect(page.getByText("Profile settings saved.")).toBeVisible();
  expect((await visitor.goto(address))?.status()).toBe(404);
  await visitor.close();
});
