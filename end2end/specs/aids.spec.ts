// Hints and editorials are shown on request and not revealed before.

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, test } from "../fixtures/app.ts";
import { editorReady } from "../fixtures/problem-page.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

const SLUG = "coffee-stamps";
const ADDRESS = `/problems/${SLUG}`;

test("hints open one by one and are fetched on request", async ({ app, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => /hints|editorial/.test(request.url()) && asked.push(new URL(request.url()).pathname));
  const response = await app.open(ADDRESS);
  await editorReady(page);
  expect(await response?.text()).not.toContain("Nobody has to pour");
  const hints = page.getByRole("region", { name: "Hints" });
  await hints.getByText("Show hint 1 of 3").click();
  await expect(hints.getByRole("heading", { name: "Hint 1" })).toBeFocused();
  await expect(hints).not.toContainText("Nobody has to pour");
  await hints.getByText("Show hint 2 of 3").click();
  await expect(hints).toContainText("Nobody has to pour");
  await hints.getByText("Show hint 3 of 3").click();
  await expect(hints.getByRole("listitem")).toHaveCount(3);
  await expect(hints.getByRole("link")).toHaveCount(0);
  expect(asked).toEqual([1, 2, 3].map((number) => `/api/v1${ADDRESS}/hints/${number}`));
});

test("the editorial does not wait for a loading hint", async ({ app, page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/hints/1*", async (route) => {
    await held;
    await route.continue();
  });
  await app.open(ADDRESS);
  await editorReady(page);
  await page.getByText("Show hint 1 of 3").click();
  await page.getByRole("tab", { name: "Editorial" }).click();
  await page.getByText("Show the editorial").click();
  await expect(page.getByRole("tabpanel", { name: "Editorial" })).toContainText("The lucky guests.");
  release();
  await page.getByRole("tab", { name: "Statement" }).click();
  await expect(page.getByRole("heading", { name: "Hint 1" })).toBeVisible();
});

test("the editorial opens on request, or at once after solving the problem", async ({ app, page }) => {
  await register(page);
  let asked = 0;
  page.on("request", (request) => (asked += Number(request.url().endsWith("/editorial"))));
  const response = await app.open(ADDRESS);
  await editorReady(page);
  expect(await response?.text()).not.toContain("lucky guests");
  const pane = page.getByRole("tabpanel", { name: "Editorial" });
  await expect(pane).toBeHidden();
  await page.getByRole("tab", { name: "Editorial" }).click();
  await expect(pane.getByText("You remember what you work out yourself.")).toBeVisible();
  expect(asked, "looking at the tab gives nothing away").toBe(0);
  await pane.getByText("Show the editorial").click();
  await expect(pane).toContainText("The lucky guests.");
  await expect(pane).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`${ADDRESS}$`));
  expect(asked).toBe(1);

  // A reload closes it again, unless the user has solved the problem.
  await app.open(ADDRESS);
  await write(page, "python3", accepted(SLUG, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
  await expect(pane.getByText("You remember what you work out yourself.")).toBeHidden();
  expect(asked, "it is not looked at yet").toBe(1);
  await page.getByRole("tab", { name: "Editorial" }).click();
  await expect(pane).toContainText("The lucky guests.");
  await app.open(ADDRESS);
  await editorReady(page);
  await page.getByRole("tab", { name: "Statement" }).press("End");
  await expect(pane).toContainText("The lucky guests.");
});

test("a failed request shows an error and can be retried", async ({ app, page }) => {
  app.allow(/Failed to load resource/);
  await app.open(ADDRESS);
  await editorReady(page);
  await page.route("**/api/v1/problems/**", (route) => route.abort());
  await page.getByText("Show hint 1 of 3").click();
  await expect(page.getByRole("alert")).toContainText("Try again");
  await page.getByRole("tab", { name: "Editorial" }).click();
  await page.getByText("Show the editorial").click();
  await expect(page.locator("#editorial-pane").getByRole("alert")).toContainText("Try again");
  await page.unroute("**/api/v1/problems/**");
  await page.getByText("Show the editorial").click();
  await expect(page.locator("#editorial-pane")).toContainText("The lucky guests.");
  await page.getByRole("tab", { name: "Statement" }).click();
  await page.getByText("Show hint 1 of 3").click();
  await expect(page.getByRole("heading", { name: "Hint 1" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("links open hints and the editorial", async ({ page }) => {
    await page.goto(`${ADDRESS}?track=first-steps`);
    await page.getByText("Show hint 1 of 3").click();
    await page.getByText("Show hint 2 of 3").click();
    await expect(page.getByRole("heading", { name: /^Hint \d/ })).toHaveCount(2);
    await expect(page.getByRole("navigation", { name: "Breadcrumb" }), "the track stays").toContainText("1 of");
    await page.getByRole("link", { name: "Show the editorial" }).click();
    await expect(page.getByText("The lucky guests.")).toBeVisible();
    await page.getByRole("link", { name: "Back to the problem" }).click();
    await expect(page.getByRole("heading", { name: "Sample 1" })).toBeVisible();
  });
});
