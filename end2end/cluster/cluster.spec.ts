// Requests may go to any server: changes on one are visible on the other at once.

import type { Browser, Page } from "@playwright/test";

import { expectLoggedIn, fillLogIn, register } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, openFirstProblem, test } from "../fixtures/app.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";
import { ADMIN } from "../setup/admin.ts";
import { PIN } from "./setup.ts";

const servers = (process.env.ASSAY_SERVERS ?? "").split(" ");

/** A new browser context that is always served by one server. */
async function pinned(browser: Browser, server: 0 | 1): Promise<Page> {
  const url = process.env.ASSAY_URL ?? "";
  const context = await browser.newContext({ baseURL: url });
  await context.addCookies([{ name: PIN, value: String(server), url }]);
  const page = await context.newPage();
  const answer = await page.goto("/tracks");
  expect(answer?.headers()["x-served-by"]).toBe(servers[server]);
  return page;
}

test("a problem is solved while requests alternate between both servers", async ({ page }) => {
  const seen = new Set<string>();
  page.on("response", (response) => seen.add(response.headers()["x-served-by"] ?? ""));
  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "python3", accepted(slug, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
  expect([...seen].sort()).toEqual([...servers].sort());
});

test("a submission to one server is shown live on the other", async ({ browser }) => {
  const [here, there] = [await pinned(browser, 0), await pinned(browser, 1)];
  const person = await register(here);
  await there.goto("/login");
  await fillLogIn(there, person.email, person.password);
  await expectLoggedIn(there, person);

  const { slug } = await openFirstProblem(here);
  // Runs until the time limit, so that tests can watch it.
  await write(here, "python3", "while True: pass");
  await submit(here);
  await here.waitForURL(/[?&]submission=\d+/);
  const id = new URL(here.url()).searchParams.get("submission");
  await there.goto(`/submissions/${id}`);
  await hydrated(there);
  await expectVerdict(there, "Time limit exceeded");
  await expectVerdict(here, "Time limit exceeded");

  // The other direction, on a page that is already open.
  await there.goto(`/problems/${slug}`);
  await hydrated(there);
  await write(there, "python3", accepted(slug, "python3"));
  await submit(there);
  await expectVerdict(there, "Accepted");
  await here.goto("/submissions");
  await expect(here.getByRole("table").getByRole("row").nth(1)).toContainText("Accepted");
  await here.context().close();
  await there.context().close();
});

test("an admin's change on one server is visible on the other at once", async ({ browser }) => {
  const [here, there] = [await pinned(browser, 0), await pinned(browser, 1)];
  await here.goto("/login?next=/admin");
  await fillLogIn(here, ADMIN.email, ADMIN.password);
  await here.waitForURL((url) => url.pathname === "/admin");
  await expect(here.getByRole("region", { name: "Workers" }).getByText(/slots busy/)).toHaveCount(2);

  await here.goto("/admin/tracks");
  await here.getByRole("region", { name: "Tracks" }).getByRole("link").last().click();
  await expect(here.getByRole("button", { name: "Unpublish" })).toBeVisible();
  await hydrated(here);
  const before = await here.getByLabel("Title", { exact: true }).inputValue();
  for (const title of [`${before} once`, `${before} twice`, before]) {
    // Fill both caches, so that stale content would show.
    await there.goto("/tracks");
    await here.getByLabel("Title", { exact: true }).fill(title);
    await here.getByRole("button", { name: "Save", exact: true }).click();
    await expect(here.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
    await there.reload();
    await expect(there.getByRole("link", { name: title, exact: true })).toBeVisible();
  }
  await here.getByRole("button", { name: "Unpublish" }).click();
  await expect(here.getByText("Admins only").first()).toBeVisible();
  await there.reload();
  await expect(there.getByRole("link", { name: before, exact: true })).toHaveCount(0);
  await here.locator(".toasts").getByRole("button", { name: "Undo" }).click();
  await expect(here.getByText("Public", { exact: true }).first()).toBeVisible();
  await there.reload();
  await expect(there.getByRole("link", { name: before, exact: true })).toBeVisible();
  await here.context().close();
  await there.context().close();
});
