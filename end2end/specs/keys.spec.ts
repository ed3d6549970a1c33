// Shortcuts and the palette.

import type { Locator, Page } from "@playwright/test";

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { expectLoggedIn, register, newPerson } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, result, test } from "../fixtures/app.ts";
import { editorReady, choose, draftSaved, editor, runStatus, source, type } from "../fixtures/problem-page.ts";
import { accepted, write } from "../fixtures/solution.ts";

function palette(page: Page): Locator {
  return page.getByRole("combobox", { name: /^Find/ });
}

test("the shortcuts save, run and submit", async ({ page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "python3", accepted(slug, "python3"));
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await editor(page).press("ControlOrMeta+s");
  await draftSaved(page);
  expect(posts.filter((url) => /submit|runs/.test(url))).toEqual([]);
  await expect(result(page)).toHaveCount(0);

  await editor(page).press("F9");
  await expect(runStatus(page)).toContainText("passed", { timeout: 30_000 });
  await editor(page).press("ControlOrMeta+'");
  await expect.poll(() => posts.filter((url) => url.endsWith("/runs")).length).toBe(2);
  await page.locator("#statement-pane").focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectVerdict(page, "Accepted");
});

test("the palette finds problems, tracks and actions", async ({ app, page }) => {
  const { title } = await openFirstProblem(page);
  await app.open("/");
  await page.keyboard.press("ControlOrMeta+k");
  const input = palette(page);
  await expect(input).toBeFocused();
  // Some letters of the title, in order.
  await input.pressSequentially(title.replace(/[aeiou ]/gi, "").slice(0, 5));
  const found = page.getByRole("option", { name: title });
  await expect(found).toBeVisible();
  while ((await found.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await editorReady(page);
  await choose(page, "python3");
  await type(page, "x");
  await editor(page).press("ControlOrMeta+k");
  await palette(page).fill("reset");
  await page.keyboard.press("Enter");
  await expect.poll(() => source(page)).toMatch(/import sys/);

  await page.getByRole("button", { name: "Find problems, tracks and actions" }).click();
  await palette(page).fill("zzzz");
  await expect(page.getByText("No matches.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
});

test("text typed before the palette opens is not lost", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "code");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/pkg/split_palette*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await editor(page).press("ControlOrMeta+k");
  await page.keyboard.type("rexset");
  for (let back = 0; back < 4; back += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("set");
  release();
  await expect(palette(page)).toHaveValue("reset");
  await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
  expect(await source(page), "none of it went into the code").toBe("code");
});

test("the palette and the list of keys open as soon as the wasm is there", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/pkg/assay.*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await expect(page.locator("html[data-scripts]")).toBeAttached();
  await page.keyboard.press("?");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("go home");
  release();
  await expect(palette(page)).toHaveValue("go home");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("if the palette cannot be loaded, a message says so, the page gets no letters, and the next try loads it", async ({ app, page }) => {
  app.allow(/split_palette|Failed to (load|fetch)/);
  const file = "**/pkg/split_palette*.wasm";
  let fail = () => {};
  const held = new Promise<void>((resolve) => (fail = resolve));
  await page.route(file, async (route) => {
    await held;
    await route.abort();
  });
  await app.open("/problems");
  const field = page.getByRole("searchbox", { name: "Title or slug" });
  await field.focus();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("a");
  const message = page.getByRole("alert").filter({ hasText: "The search could not be loaded." });
  await expect(message, "it is still loading").toHaveCount(0);
  fail();
  await expect(message).toBeVisible();
  await page.keyboard.type("b");
  await expect(field, "letters go to the page again").toHaveValue("b");
  await message.getByRole("button", { name: "Try again" }).click();
  await expect(message, "it fails again").toBeVisible();
  await page.unroute(file);
  await message.getByRole("button", { name: "Try again" }).click();
  await expect(palette(page)).toBeFocused();
  await expect(message).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(field, "the focus goes back").toBeFocused();
});

test("if the list of keys cannot be loaded, a message says so, and the next try loads it", async ({ app, page }) => {
  app.allow(/split_palette|Failed to (load|fetch)/);
  const file = "**/pkg/split_palette*.wasm";
  // Before the page opens: a page that is open may send requests that Chromium does not intercept yet.
  await page.route(file, (route) => route.abort());
  await app.open("/tracks");
  await page.keyboard.press("?");
  const message = page.getByRole("alert").filter({ hasText: "The list of keys could not be loaded." });
  await expect(message).toBeVisible();
  await expectNoViolations(page, "a dialog that could not be loaded");
  await message.getByRole("button", { name: "Close" }).click();
  await expect(message).toHaveCount(0);
  await page.unroute(file);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

test("if the wasm cannot be loaded, the palette's key says so", async ({ app, page }) => {
  app.allow(/assay\.|Failed to (load|fetch)/);
  await page.route("**/pkg/assay.*.wasm", (route) => route.abort());
  await page.goto("/tracks");
  await expect(page.locator("html[data-scripts]")).toBeAttached();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("alert")).toContainText("reload the page");
});

test("Esc before the palette opens closes it", async ({ app, page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/pkg/split_palette*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await app.open("/");
  const closed = page.evaluate(() => new Promise<void>((resolve) => document.addEventListener("close", () => resolve(), { capture: true, once: true })));
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("Escape");
  release();
  await closed;
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette(page)).toBeFocused();
});

test("a page without wasm has no palette and ignores its keys", async ({ page }) => {
  await page.goto("/docs/api");
  await expect(page.locator("html[data-scripts]")).toBeAttached();
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Find/ })).toHaveCount(0);
  const isPrevented = await page.evaluate(() => !window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", cancelable: true })));
  expect(isPrevented, "the key keeps its meaning").toBe(false);
});

test("the skip link leads into the editor", async ({ page }) => {
  await openFirstProblem(page);
  await editorReady(page);
  await page.getByRole("link", { name: "Skip to content" }).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Skip to the editor" }));
  await expect(page.getByRole("link", { name: "Skip to the editor" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
});

test("? lists all keys, except in text fields", async ({ page }) => {
  await openFirstProblem(page);
  await editorReady(page);
  await editor(page).focus();
  await page.keyboard.type("?");
  await expect.poll(() => source(page)).toContain("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.locator("#statement-pane").focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toContainText("Submit");
  await expect(dialog).toContainText("F9");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

/** Presses Tab or Shift+Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const focused = () => target.evaluate((element) => element.contains(document.activeElement));
  for (let steps = 0; steps < 80 && !(await focused()); steps += 1) await page.keyboard.press(key);
  expect(await focused(), "reached by Tab").toBe(true);
  await expect(page.locator(":focus-visible"), "and one sees where one is").toHaveCount(1);
}

test("from the home page to the verdict by keyboard", async ({ app, page }) => {
  test.slow();
  const person = newPerson();
  await app.open("/");
  await tabTo(page, page.getByRole("link", { name: "Create an account" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/register");
  for (const [label, text] of [["Name", person.name], ["Email", person.email], ["Password", person.password]] as const) {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.insertText(text);
  }
  await page.keyboard.press("Enter");
  // The log-in form gets the focus and the typed values.
  await expect(page.getByRole("heading", { level: 1, name: "Log in" })).toBeVisible();
  await expect(page.getByLabel("Password")).toBeFocused();
  await page.keyboard.press("Enter");
  await expectLoggedIn(page, person);
  await tabTo(page, page.getByRole("link", { name: /^Next: / }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/problems/*");
  await editorReady(page);
  const slug = new URL(page.url()).pathname.split("/")[2] ?? "";

  await tabTo(page, page.getByLabel("Language"));
  // Letters that arrive slowly select another language, so this uses the arrow keys.
  await page.keyboard.press("Home");
  for (let steps = 0; steps < 30 && (await page.getByLabel("Language").inputValue()) !== "python3"; steps += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(page.getByLabel("Language")).toHaveValue("python3");
  await tabTo(page, editor(page));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(accepted(slug, "python3"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  await tabTo(page, page.getByRole("button", { name: "Submit" }));
  await page.keyboard.press("Enter");
  await expectVerdict(page, "Accepted");
  await expect(result(page).getByRole("status"), "said, not only shown").toHaveAttribute("aria-live", "polite");

  // Backwards, because Tab would indent in the editor.
  await tabTo(page, page.getByRole("tab", { name: "Statement" }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tabpanel", { name: "Editorial" })).toContainText("The lucky guests.");
});
