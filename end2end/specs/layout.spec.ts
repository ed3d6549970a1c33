import type { Page } from "@playwright/test";

import { expectNoViolations, themes, violations } from "../fixtures/accessibility.ts";
import { fillLogIn, register, newPerson } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, openFirstProblem, test } from "../fixtures/app.ts";
import { runAndWait } from "../fixtures/problem-page.ts";
import { logInAsAdmin, state, upload } from "../fixtures/importing.ts";
import { sumPackage } from "../fixtures/package.ts";
import { submit, submitTwoWrong, write } from "../fixtures/solution.ts";
import { ADMIN } from "../setup/admin.ts";

const widths = [360, 768, 960, 1440];

/** Checks a page at every width, in both themes. */
async function expectGoodLayout(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await hydrated(page);
  await expectGoodWidths(page, address);
}

/** Checks the current page. See `violations` for `alike`. */
async function expectGoodWidths(page: Page, address: string, alike?: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${address} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      // The layouts in between consist of the same parts.
      if (width === 360 || width === 1440) {
        expect(await violations(page, theme, alike), `${address} at ${width} px, ${theme}`).toEqual([]);
      }
    }
  }
}

for (const address of ["/", "/problems", "/tracks", "/tracks/next-steps", "/login", "/register"]) {
  test(`${address} at every width and in both themes`, async ({ page }) => {
    await expectGoodLayout(page, address);
  });
}

test("the reference of the REST API at every width and in both themes", async ({ page }) => {
  test.slow();
  await page.goto("/docs/api");
  // This page has no wasm.
  await expect(page.getByRole("heading", { level: 1, name: "REST API" })).toBeVisible();
  // All operations are made of the same parts, and so are all types.
  const alike = ".reference__operation ~ .reference__operation";
  await expectGoodWidths(page, "/docs/api", alike);
});

test("a track and a problem, for a visitor", async ({ page }) => {
  test.slow();
  const { slug, track } = await openFirstProblem(page);
  await expectGoodLayout(page, track);
  await expectGoodLayout(page, `/problems/${slug}`);
  await expectGoodLayout(page, `/problems/${slug}?hints=2`);
  await expectGoodLayout(page, `/problems/${slug}?editorial=show`);
  await expectGoodLayout(page, "/tracks/next-steps");
});

test("a member's pages, without and with a submission", async ({ page }) => {
  test.slow();
  await register(page);
  await expectGoodLayout(page, "/submissions");
  await expectGoodLayout(page, "/account");
  await expectGoodLayout(page, "/account/keys");
  await page.getByLabel("Name").fill("A program with a name that is as long as a name of a key can sensibly be");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectNoViolations(page, "a new key");
  await expectGoodLayout(page, "/account/keys");
  await page.setViewportSize({ width: 1280, height: 800 });

  await openFirstProblem(page);
  await write(page, "python3", 'print("not the answer")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await expectGoodLayout(page, page.url());

  await page.goto("/submissions");
  const link = page.getByRole("table").getByRole("link").first();
  const submission = await link.getAttribute("href");
  await expectGoodLayout(page, "/submissions");
  await expectGoodLayout(page, submission ?? "");
  await expectGoodLayout(page, "/");
});

test("with a long name the header has two lines on a phone", async ({ page }) => {
  const name = "Maximiliane Theodora Hohenstein";
  await register(page, { ...newPerson(), name });
  await page.goto("/");
  await page.setViewportSize({ width: 360, height: 740 });
  const header = page.getByRole("banner");
  await expect.poll(async () => (await header.boundingBox())?.height).toBeLessThan(96);
  await expect(header.getByTitle(`Your account, ${name}`)).toHaveText(name);
  await expect(header.getByRole("button", { name: "Log out" })).toBeInViewport({ ratio: 1 });
});

test("the admin pages", async ({ page }) => {
  test.slow();
  await page.goto("/login?next=/admin");
  await fillLogIn(page, ADMIN.email, ADMIN.password);
  await page.waitForURL((url) => url.pathname === "/admin");
  for (const path of ["", "/tracks", "/new-track", "/tracks/first-steps", "/problems", "/problems/coffee-stamps", "/submissions", "/people", "/failed", "/audit"]) {
    await expectGoodLayout(page, `/admin${path}`);
  }
});

test("an unpublished package", async ({ page }) => {
  test.slow();
  await logInAsAdmin(page);
  await upload(page, sumPackage({ "submissions/accepted/late.py": "print(7)\n" }).zip);
  await expect(state(page, "differs")).toBeVisible({ timeout: 60_000 });
  await expectGoodLayout(page, new URL(page.url()).pathname);
});

test("a page that does not exist", async ({ app, page }) => {
  app.allow(/status of 404/);
  await expectGoodLayout(page, "/nowhere");
});

test("the server renders the chosen theme", async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await app.open("/");
  const root = page.locator("html");
  const background = () => root.evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await background();
  await expect(root).not.toHaveAttribute("data-theme");

  await page.getByRole("button", { name: "Theme: system" }).click();
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "Theme: light" }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expect.poll(background).not.toBe(light);

  // The server renders it, so the page never shows the other theme.
  const response = await app.open("/tracks");
  expect(await response?.text()).toMatch(/<html[^>]*data-theme="dark"/);
  await page.getByRole("button", { name: "Theme: dark" }).click();
  await expect(root).not.toHaveAttribute("data-theme");
});

test("colors change at once for people who want reduced motion", async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  await app.open("/tracks");
  const changing = () => page.evaluate(() => document.getAnimations().length);
  // So long that the transitions still run when they are counted.
  await page.evaluate(() => document.documentElement.style.setProperty("--quick", "60s"));
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await changing(), "this page has transitions").toBeGreaterThan(0);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await changing()).toBe(0);
});

test("the problem page in all its states", async ({ page }) => {
  test.slow();
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", 'import sys\nprint("not  the answer")\nprint("words", file=sys.stderr)');
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  await runAndWait(page, /passed/);
  await expectNoViolations(page, "cases that ran");
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await expectNoViolations(page, "a verdict");
  await page.getByRole("tab", { name: "Submissions" }).click();
  await expect(page.locator(".attempt")).toHaveCount(1);
  await expectNoViolations(page, "submissions beside the editor");

  for (const [button, dialog] of [
    ["Editor settings", "Editor settings"],
    ["Keys", "Keys"],
    ["Earlier drafts", "Earlier drafts"],
    ["Find problems, tracks and actions", "Find"],
  ] as const) {
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
    await expectNoViolations(page, dialog);
    await page.keyboard.press("Escape");
  }

  await page.getByRole("tab", { name: "Editorial" }).click();
  await expectNoViolations(page, "an editorial that is closed");
  await page.getByText("Show the editorial").click();
  await expect(page.locator("#editorial-pane .statement")).toBeVisible();
  await expectNoViolations(page, "an editorial that is open");
  await page.getByRole("tab", { name: "Statement" }).click();
  await page.getByText("Show hint 1").click();
  await expect(page.getByRole("heading", { name: "Hint 1" })).toBeVisible();
  await expectNoViolations(page, "a hint");

  await page.setViewportSize({ width: 360, height: 800 });
  for (const tab of ["Statement", "Submissions", "Editorial", "Code", "Cases", "Result"]) {
    await page.getByRole("tablist", { name: "View" }).getByRole("tab", { name: tab }).click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${tab} scrolls sideways`).toBeLessThanOrEqual(0);
    await expectNoViolations(page, `${tab} on a phone`);
  }
});

test("two submissions side by side", async ({ page }) => {
  test.slow();
  await register(page);
  await openFirstProblem(page);
  await submitTwoWrong(page);
  await page.goto("/submissions");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Compare two" }).click();
  await page.waitForURL("**/compare?*");
  await expectGoodLayout(page, page.url());
  await expectGoodLayout(page, "/compare");
});

test("the panes resize by keyboard and keep their size", async ({ app, page }) => {
  await openFirstProblem(page);
  const separator = page.getByRole("separator", { name: "Resize panes" });
  const editor = page.locator(".cm-content");
  await expect(editor).toBeVisible();
  const before = Number(await separator.getAttribute("aria-valuenow"));
  const box = await page.locator("#left-pane").boundingBox();
  await separator.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(separator).toHaveAttribute("aria-valuenow", String(before - 4));
  const width = async () => (await page.locator("#left-pane").boundingBox())?.width;
  await expect.poll(width).toBeLessThan(box?.width ?? 0);

  await app.open(page.url());
  await expect(separator).toHaveAttribute("aria-valuenow", String(before - 4));
});

test("on a phone the panes are tabs", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFirstProblem(page);
  await hydrated(page);
  await expect(page.getByRole("article")).toBeVisible();
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.getByRole("article")).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Source code" })).toBeVisible();
});

test("badges share the baseline of the text beside them", async ({ app, page }) => {
  await app.open("/problems");
  // The baseline of a text is the bottom of an empty inline box.
  const baseline = (selector: string) =>
    page.locator(selector).first().evaluate(async (element) => {
      // The fallback font has other metrics.
      await document.fonts.ready;
      const mark = document.createElement("span");
      mark.style.cssText = "display: inline-block; width: 0; height: 0";
      element.append(mark);
      const { bottom } = mark.getBoundingClientRect();
      mark.remove();
      return bottom;
    });
  const title = await baseline("tbody tr:first-child td:first-child a");
  expect(Math.abs((await baseline("tbody tr:first-child .badge")) - title)).toBeLessThan(0.6);
  await app.open("/tracks/first-steps");
  const step = await baseline(".step:first-child .step__title");
  expect(Math.abs((await baseline(".step:first-child .badge")) - step)).toBeLessThan(0.6);
});

test("filters are folded on a phone", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open("/problems");
  const form = page.getByRole("search", { name: "Find problems" });
  await expect.poll(async () => (await form.boundingBox())?.height).toBeLessThan(844 / 5);
  const tag = page.getByLabel("Tag");
  await expect(tag).toBeHidden();
  await form.getByText("Filters", { exact: true }).click();
  await tag.selectOption({ index: 1 });
  await expect(form.getByText("Filters (1)")).toBeVisible();

  await page.setViewportSize({ width: 1440, height: 900 });
  await app.open("/problems");
  await expect(tag).toBeVisible();
  await expect(form.getByText("Filters", { exact: true })).toBeHidden();
});

test("fonts that are preloaded are used", async ({ app, page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  await expectPreloadsUsed(page, ["text", "code"]);
  await write(page, "python3", 'print("not the answer")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  const submission = await page.getByRole("link", { name: /^Submission \d+$/ }).getAttribute("href");
  for (const address of ["/", "/problems", "/tracks", "/login", "/submissions", submission ?? "", `/problems/${slug}`]) {
    await app.open(address);
    await expectPreloadsUsed(page, ["text"]);
  }
});

/** Checks that these fonts are preloaded, and that the page uses every preloaded font. */
async function expectPreloadsUsed(page: Page, expected: string[]): Promise<void> {
  const families: Record<string, string> = { text: "Assay Text", code: "Assay Code", math: "Assay Math" };
  const preloads = page.locator("link[rel=preload][as=font]");
  const names = () => preloads.evaluateAll((links) => links.map((link) => /(\w+)\.woff2/.exec((link as HTMLLinkElement).href)?.[1] ?? ""));
  await expect.poll(names, page.url()).toEqual(expect.arrayContaining(expected));
  for (const name of await names()) {
    const used = () =>
      page.evaluate((family) => [...document.fonts].some((face) => face.family.replaceAll('"', "") === family && face.status === "loaded"), families[name]);
    await expect.poll(used, `${page.url()} uses ${name}`).toBe(true);
  }
}
