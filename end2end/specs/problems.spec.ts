// The problem list: searching, filtering, sorting, random choice.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, test } from "../fixtures/app.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

const shipped = ["Coffee Stamps", "Lantern Walk", "Rising Tide"];

/** Only shipped problems, because other tests publish and unpublish their own. */
async function titles(page: Page): Promise<string[]> {
  const rows = page.getByRole("region", { name: "Problems" }).locator("tbody td:first-child");
  return (await rows.allInnerTexts()).filter((title) => shipped.includes(title));
}

test("the list updates on each change, and the address keeps the filter", async ({ app, page }) => {
  await app.open("/problems");
  const all = await titles(page);
  expect(all).toEqual(shipped);

  const first = all[0] ?? "";
  const field = page.getByRole("searchbox", { name: "Title or slug" });
  await field.pressSequentially(first.toUpperCase());
  await expect.poll(() => titles(page)).toEqual([first]);
  await expect(field).toBeFocused();
  // The list may be there before the last letters have been taken.
  await expect(page).toHaveURL((url) => url.searchParams.get("text") === first.toUpperCase());

  await app.open(page.url());
  expect(await titles(page)).toEqual([first]);
  await field.fill("");
  await expect.poll(() => titles(page)).toEqual(all);

  const tag = page.getByRole("region", { name: "Problems" }).locator(".tag").first();
  const word = (await tag.innerText()).trim();
  await tag.click();
  await expect(page.getByLabel("Tag")).toHaveValue(word);
  const rows = page.getByRole("region", { name: "Problems" }).locator("tbody tr");
  const tagged = page.locator(".tag").getByText(word, { exact: true });
  await expect(rows.filter({ hasNot: tagged })).toHaveCount(0);
  await expect(rows.filter({ has: tagged })).not.toHaveCount(0);

  await page.getByLabel("Tag").selectOption("");
  await page.getByLabel("Sort by").selectOption("Newest first");
  await expect(page).toHaveURL(/sort=newest/);
  await expect.poll(() => titles(page)).not.toEqual(all);
  await page.goBack();

  await app.open("/problems?text=no-such-thing");
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect.poll(() => titles(page)).toEqual(all);
  await expect(field).toHaveValue("");
});

test("a member sees their progress and filters by it", async ({ app, page }) => {
  await register(page);
  await app.open("/problems");
  await page.getByRole("link", { name: "Pick one at random" }).click();
  await page.waitForURL("**/problems/*");
  const [slug, title] = ["coffee-stamps", "Coffee Stamps"];
  await app.open(`/problems/${slug}`);
  await write(page, "python3", accepted(slug, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");

  await app.open("/problems");
  await expect(page.getByRole("row", { name: title })).toContainText("Solved");
  await page.getByLabel("Status").selectOption("Solved");
  await expect.poll(() => titles(page)).toEqual([title]);
  await page.getByLabel("Status").selectOption("Not tried");
  await expect.poll(() => titles(page)).toEqual(shipped.filter((other) => other !== title));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the filter form works without scripts", async ({ page }) => {
    await page.goto("/problems");
    const all = await titles(page);
    await page.getByRole("searchbox", { name: "Title or slug" }).fill(all[1] ?? "");
    await page.getByRole("button", { name: "Find" }).click();
    // The click does not wait for the new page.
    await page.waitForURL((url) => url.searchParams.get("text") === all[1]);
    await expect.poll(() => titles(page)).toEqual([all[1]]);
    await page.getByRole("link", { name: "Pick one at random" }).click();
    await expect(page.getByRole("heading", { level: 1, name: all[1] ?? "" })).toBeVisible();
  });
});

test("hidden difficulty and tags have no column and no field", async ({ app, context, page }) => {
  await context.addCookies([{ name: "hide_difficulty", value: "1", url: process.env.ASSAY_URL ?? "" }]);
  await app.open("/problems");
  await expect(page.getByRole("columnheader")).toHaveText(["Problem"]);
  await expect(page.getByRole("combobox")).toHaveCount(2);
  for (const name of ["Track", "Sort by"]) await expect(page.getByRole("combobox", { name })).toBeVisible();

  // An active filter stays visible until it is cleared.
  await app.open("/problems?tag=sums");
  const tag = page.getByRole("combobox", { name: "Tag" });
  await expect(tag).toBeVisible();
  await page.getByRole("link", { name: "Clear", exact: true }).click();
  await expect(tag).toBeHidden();
  await expect.poll(() => titles(page)).toEqual(shipped);
  await expect(page).toHaveURL((url) => url.search === "");
});
