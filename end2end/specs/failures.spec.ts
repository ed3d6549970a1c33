// When something fails, nothing is lost and the page says so.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, test } from "../fixtures/app.ts";
import { editorReady, choose, notices, runAndWait, source, type } from "../fixtures/problem-page.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

test("a browser without WebAssembly can read and submit, and sees a message", async ({ app, page }) => {
  app.allow(/./);
  await register(page);
  const { slug } = await openFirstProblem(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, "WebAssembly", { value: undefined });
  });
  await page.goto(`/problems/${slug}`);
  await expect(page.locator("#banner-wasm")).toContainText("WebAssembly");
  await expect(page.getByRole("heading", { name: "Sample 1" })).toBeVisible();
  await expect(page.locator(".skeleton--cases"), "nothing is loading").toBeHidden();
  await page.getByLabel("Language").selectOption("python3");
  await page.getByRole("textbox", { name: "Source code" }).fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL("**/submissions/*");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("region", { name: "Result", exact: true })).toContainText("Accepted", { timeout: 500 });
  }).toPass({ timeout: 30_000 });
});

const PARTS = [["the editor", "**/editor/editor-*.js"], ["the lazy part of the page", "**/pkg/split_problem_page*.wasm"]] as const;

for (const [part, file] of PARTS) {
  test(`the form works if ${part} cannot be loaded`, async ({ app, page }) => {
    app.allow(/editor|split_problem_page|Failed to (load|fetch)/);
    await page.route(file, (route) => route.abort());
    await register(page);
    const { slug } = await openFirstProblem(page);
    const field = page.getByRole("textbox", { name: "Source code" });
    await expect(field).toBeVisible();
    await expect(page.getByText("The editor could not be loaded.")).toBeVisible();
    await expect(page.locator(".skeleton--cases"), "nothing is loading").toBeHidden();
    await page.getByLabel("Language").selectOption("python3");
    await field.fill(accepted(slug, "python3"));
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByRole("region", { name: "Result", exact: true }).getByRole("status")).toContainText("Accepted", { timeout: 30_000 });
  });
}

for (const [part, file] of PARTS) {
  test(`a reader may leave a problem while ${part} is loading`, async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(file, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(file);
    await openFirstProblem(page);
    await asked;
    await page.getByRole("banner").getByRole("link", { name: "Tracks" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Tracks" })).toBeVisible();
    release();
    // Both visits have waited for this file, the first one first.
    await page.goBack();
    await editorReady(page);
  });
}

test("if the file of a page cannot be loaded, the browser loads the whole page, and its links work", async ({ app, page }) => {
  app.allow(/split_lists|Failed to (load|fetch)/);
  const file = "**/pkg/split_lists*.wasm";
  await page.route(file, (route) => route.abort());
  await app.open("/");
  await page.evaluate(() => (document.documentElement.dataset.before = ""));
  await page.getByRole("banner").getByRole("link", { name: "Tracks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tracks" })).toBeVisible();
  await expect(page.locator("html[data-before]"), "another document").toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe("/tracks");
  // The file is missing here, too, so this page stays as the server rendered it.
  await expect(page.locator("html[data-scripts]")).toBeAttached();
  const track = page.getByRole("main").getByRole("listitem").getByRole("link").first();
  const title = await track.innerText();
  await track.click();
  await page.waitForURL("**/tracks/*");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Tracks" })).toBeVisible();
  await page.unroute(file);
  await app.open("/problems?text=a");
  await expect(page.getByRole("searchbox", { name: "Title or slug" })).toHaveValue("a");
});

test("pages send no requests to other hosts", async ({ app, page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await openFirstProblem(page);
  await editorReady(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: /^Find/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await app.open("/");
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});

test("a visitor without browser storage sees a message and can run programs", async ({ app, page }) => {
  // Like browsers that block a site's data: even reading the property throws.
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
  await editorReady(page);
  await expect(notices(page)).toContainText("your code is lost when you close this page");
  await choose(page, "python3");
  await type(page, accepted(slug, "python3"));
  await runAndWait(page, /passed/);
  await choose(page, "cpp");
  await choose(page, "python3");
  await expect.poll(async () => (await source(page)).trimEnd(), "as long as the page lasts").toBe(accepted(slug, "python3").trimEnd());
  await app.open(page.url());
  await editorReady(page);
  await expect(notices(page)).toContainText("your code is lost when you close this page");
});

for (const [words, hours] of [["ahead", 1], ["behind", -1]] as const) {
  test(`times are right although the browser's clock is an hour ${words}`, async ({ app, page }) => {
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
  test(`a tab whose session ended elsewhere says so, stops polling, and continues once a logged-in user ${words}`, async ({ app, page }) => {
    test.slow();
    app.allow(/WebSocket|status of 401/);
    await register(page);
    const { slug } = await openFirstProblem(page);
    await write(page, "python3", accepted(slug, "python3"));
    // The server's answers after a log-out in another tab.
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
    await expect.poll(() => refused, "a submission checks the login again").toBe(2);
    const tried = sockets;
    // Longer than the longest wait between attempts.
    await page.clock.runFor(20_000);
    expect(sockets, "it waits for the user").toBe(tried);
    ended = false;
    await goOn(page);
    await expectVerdict(page, "Accepted");
    await expect(told).not.toContainText("You were logged out");
  });
}
