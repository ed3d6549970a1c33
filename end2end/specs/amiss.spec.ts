// When something is amiss, nothing is lost and the page says so.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, test } from "../fixtures/app.ts";
import { benchReady, choose, notices, runAndWait, source, type } from "../fixtures/bench.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

test("a browser without WebAssembly reads and submits, and is told what it lacks", async ({ app, page }) => {
  app.allow(/./);
  await register(page);
  const { slug } = await openFirstProblem(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, "WebAssembly", { value: undefined });
  });
  await page.goto(`/problems/${slug}`);
  await expect(page.locator("#banner-wasm")).toContainText("WebAssembly");
  await expect(page.getByRole("heading", { name: "Sample 1" })).toBeVisible();
  await expect(page.locator(".skeleton--cases"), "nothing is on its way").toBeHidden();
  await page.getByLabel("Language").selectOption("python3");
  await page.getByRole("textbox", { name: "Source code" }).fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL("**/submissions/*");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("region", { name: "Result", exact: true })).toContainText("Accepted", { timeout: 500 });
  }).toPass({ timeout: 60_000 });
});

test("an editor that cannot be fetched leaves a form that works", async ({ app, page }) => {
  app.allow(/editor|Failed to load/);
  await page.route("**/editor/editor-*.js", (route) => route.abort());
  await register(page);
  const { slug } = await openFirstProblem(page);
  const field = page.getByRole("textbox", { name: "Source code" });
  await expect(field).toBeVisible();
  await expect(page.getByText("The editor could not be loaded.")).toBeVisible();
  await expect(page.locator(".skeleton--cases"), "nothing is on its way").toBeHidden();
  await page.getByLabel("Language").selectOption("python3");
  await field.fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByRole("region", { name: "Result", exact: true }).getByRole("status")).toContainText("Accepted", { timeout: 60_000 });
});

test("no other host is asked for anything", async ({ app, page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await openFirstProblem(page);
  await benchReady(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: /^Find/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await app.open("/");
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});

test("a visitor whose browser keeps nothing is told so, and can run all the same", async ({ app, page }) => {
  // As browsers do that block all of a site's data: even to look for the storage is refused.
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }
  });
  const { slug } = await openFirstProblem(page);
  await benchReady(page);
  await expect(notices(page)).toContainText("your code is lost when you close this page");
  await choose(page, "python3");
  await type(page, accepted(slug, "python3"));
  await runAndWait(page, /passed/);
  await choose(page, "cpp");
  await choose(page, "python3");
  await expect.poll(async () => (await source(page)).trimEnd(), "as long as the page lasts").toBe(accepted(slug, "python3").trimEnd());
  await app.open(page.url());
  await benchReady(page);
  await expect(notices(page)).toContainText("your code is lost when you close this page");
});

for (const [words, hours] of [["ahead", 1], ["behind", -1]] as const) {
  test(`a clock that is an hour ${words} tells no wrong times`, async ({ app, page }) => {
    await page.clock.install({ time: Date.now() + hours * 3_600_000 });
    await page.clock.resume();
    await register(page);
    await openFirstProblem(page);
    await write(page, "python3", 'print("when?")');
    await submit(page);
    await expectVerdict(page, "Wrong answer");
    await app.open("/submissions");
    const time = page.getByRole("table").getByRole("time");
    // As long as the test takes, the times are older.
    await expect(time).toHaveText(/^(just now|[12] min ago)$/);
    await page.clock.fastForward("05:00");
    await expect(time).toHaveText(/^[5-8] min ago$/);
  });
}

for (const [words, goOn] of [
  ["looks at it again", (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })))],
  ["submits again", (page: Page) => submit(page)],
] as const) {
  test(`a tab whose session ended elsewhere says so, asks no more, and goes on once somebody who is logged in ${words}`, async ({ app, page }) => {
    test.slow();
    app.allow(/WebSocket|status of 401/);
    await register(page);
    const { slug } = await openFirstProblem(page);
    await write(page, "python3", accepted(slug, "python3"));
    // As the server answers who is logged out in another tab.
    let ended = true;
    let [sockets, refused] = [0, 0];
    await page.routeWebSocket("**/api/v1/live", (socket) => {
      sockets += 1;
      if (ended) void socket.close();
      else socket.connectToServer();
    });
    await page.route("**/api/v1/me", (route) => {
      if (!ended) return route.continue();
      refused += 1;
      return route.fulfill({ status: 401, body: "" });
    });
    await page.clock.install();
    await app.open(page.url());
    await expect.poll(() => refused).toBe(1);
    await submit(page);
    const told = page.locator("#result-pane");
    await expect(told).toContainText("You were logged out in this browser");
    await expect(told.getByRole("link", { name: "Log in" })).toBeVisible();
    await expect.poll(() => refused, "whoever submits may be logged in again").toBe(2);
    const tried = sockets;
    // Longer than it waits between attempts at most.
    await page.clock.runFor(20_000);
    expect(sockets, "it waits until somebody looks").toBe(tried);
    ended = false;
    await goOn(page);
    await expectVerdict(page, "Accepted");
    await expect(told).not.toContainText("You were logged out");
  });
}
