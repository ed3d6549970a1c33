// Stars, personal lists, and the way through a list.

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { register } from "../fixtures/account.ts";
import { expect, test } from "../fixtures/app.ts";
import { editorReady } from "../fixtures/problem-page.ts";

test("a star filters the list, and the problem page leads through the starred problems", async ({ app, page }) => {
  await register(page);
  await app.open("/problems/coffee-stamps");
  const star = page.getByRole("button", { name: "Star", exact: true });
  await expect(star).toHaveAttribute("aria-pressed", "false");
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await expect(star, "the focus stays at the pressed button").toBeFocused();

  await app.open("/problems");
  await expect(page.getByRole("button", { name: "Star Coffee Stamps" })).toHaveAttribute("aria-pressed", "true");
  const other = page.getByRole("button", { name: "Star Rising Tide" });
  const saved = page.waitForResponse("**/api/fn/set_star");
  await other.click();
  await saved;
  await page.getByLabel("Star", { exact: true }).selectOption("Starred");
  const rows = page.getByRole("region", { name: "Problems" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expectNoViolations(page, "the starred problems");

  await page.getByRole("link", { name: "Coffee Stamps" }).click();
  await page.waitForURL("**/problems/coffee-stamps?starred=true");
  const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(crumbs).toContainText("1 of 2");
  await page.getByRole("link", { name: "Next problem: Rising Tide" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Rising Tide" })).toBeVisible();
  await expect(crumbs).toContainText("2 of 2");
  await expect(page.getByRole("link", { name: "Previous problem: Coffee Stamps" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Next problem/ })).toHaveCount(0);
});

test("a list is created at a problem, sorted, and read in its order", async ({ app, page }) => {
  await register(page);
  await app.open("/problems/coffee-stamps");
  await editorReady(page);
  const menu = page.getByText("Add to list");
  await menu.click();
  await page.getByLabel("New list").fill("Exam");
  await page.getByRole("button", { name: "Create and add" }).click();
  await expect(page.getByText("In 1 list")).toBeVisible();
  const item = page.getByRole("button", { name: "Exam" });
  await expect(item).toHaveAttribute("aria-pressed", "true");
  await expectNoViolations(page, "a problem with an open menu");
  await item.click();
  await expect(item).toHaveAttribute("aria-pressed", "false");
  await item.click();
  await expect(item).toHaveAttribute("aria-pressed", "true");

  await page.getByRole("link", { name: "All your lists" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your lists" })).toBeVisible();
  await expectNoViolations(page, "the lists");
  await page.getByRole("link", { name: "Exam" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Exam" })).toBeVisible();
  await page.getByLabel("Title or slug").fill("lantern");
  await page.getByRole("button", { name: "Find", exact: true }).last().click();
  await page.getByRole("button", { name: "Add Lantern Walk" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Added Lantern Walk." })).toBeVisible();

  const titles = page.locator("ol.sortable .sortable__title");
  await expect(titles).toHaveText(["Coffee Stamps", "Lantern Walk"]);
  await page.getByRole("button", { name: "Move up: Lantern Walk" }).press("Enter");
  await expect(titles).toHaveText(["Lantern Walk", "Coffee Stamps"]);
  await expect(page.getByText("Lantern Walk is now number 1.")).toBeVisible();
  await expectNoViolations(page, "a list");

  await titles.first().click();
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("1 of 2");
  await page.getByRole("link", { name: "Next problem: Coffee Stamps" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Coffee Stamps" })).toBeVisible();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Exam" }).click();

  await page.getByRole("button", { name: "Remove: Lantern Walk" }).click();
  await expect(titles).toHaveText(["Coffee Stamps"]);
  await page.getByRole("textbox", { name: "Name" }).fill("Finals");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Finals" })).toBeVisible();
  await page.getByText("Delete this list").click();
  await page.getByRole("button", { name: "Delete Finals" }).click();
  await expect(page.getByRole("heading", { name: "No lists yet" })).toBeVisible();
});

test("a second list with the same name is refused beside its field", async ({ app, page }) => {
  app.allow(/status of 422/);
  await register(page);
  await app.open("/lists");
  await page.getByLabel("Name").fill("Exam");
  await page.getByRole("button", { name: "Create list" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Exam" })).toBeVisible();
  await app.open("/lists");
  await page.getByLabel("Name").fill("Exam");
  await page.getByRole("button", { name: "Create list" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/already have a list/);
  await expect(page.getByLabel("Name")).toHaveValue("Exam");
});

test("visitors have no star, no lists and no note", async ({ app, page }) => {
  await app.open("/problems/coffee-stamps");
  await expect(page.getByRole("button", { name: "Star", exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Your note" })).toHaveCount(0);
  await page.goto("/lists");
  await page.waitForURL("**/login?next=/lists");
});
