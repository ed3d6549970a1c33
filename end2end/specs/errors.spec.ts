import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, test } from "../fixtures/app.ts";
import { submit, write } from "../fixtures/solution.ts";

const notFound = /status of 404/;

for (const address of ["/nowhere", "/tracks/no-such-track", "/problems/no-such-problem"]) {
  test(`${address} says that the page does not exist`, async ({ app, page }) => {
    app.allow(notFound);
    const response = await app.open(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Home" }).click();
    await page.waitForURL((url) => url.pathname === "/");
  });
}

test("submissions of other users are not found", async ({ app, browser, page }) => {
  app.allow(notFound);
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "print()");
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await page.goto("/submissions");
  const address = (await page.getByRole("table").getByRole("link").first().getAttribute("href")) ?? "";
  expect(address).toMatch(/^\/submissions\/\d+$/);

  const other = await browser.newContext({ baseURL: process.env.ASSAY_URL });
  const stranger = await other.newPage();
  await register(stranger);
  const response = await stranger.goto(address);
  expect(response?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await other.close();
});

test("an expired session redirects to log-in and back", async ({ app, context, page }) => {
  await register(page);
  await context.clearCookies();
  await app.open("/submissions");
  await page.waitForURL((url) => url.pathname === "/login" && url.searchParams.get("next") === "/submissions");
});
