// Searching in the palette.

import type { Page } from "@playwright/test";

import { search } from "../../editor/src/search.ts";
import { register } from "../fixtures/account.ts";
import { expect, openFirstProblem, test } from "../fixtures/app.ts";
import { editorReady, choose, source, type } from "../fixtures/problem-page.ts";
import { ADMIN } from "../setup/admin.ts";

const palette = (page: Page) => page.getByRole("combobox", { name: /^Find/ });

/** The palette's entries for a text, in order. */
async function found(page: Page, text: string): Promise<string[]> {
  await palette(page).fill(text);
  return page.getByRole("option").locator(".palette__title").allInnerTexts();
}

test("the search knows beginnings, synonyms and skipped letters", () => {
  const matches = (text: string, title: string, more: { also?: string; gaps?: boolean } = {}) => search(text, [{ title, ...more }], 1).length === 1;
  expect(matches("cffst", "Coffee Stamps", { gaps: true }), "letters of it, in their order").toBe(true);
  expect(matches("cffst", "Coffee Stamps"), "unless none may be left out").toBe(false);
  expect(matches("fs", "Coffee Stamps", { gaps: true }), "and the first one must be there").toBe(false);
  expect(matches("cs", "Coffee Stamps"), "first letters").toBe(true);
  expect(matches("stamps cof", "Coffee Stamps"), "words in any order").toBe(true);
  expect(matches("cafe", "Café Table"), "without accents").toBe(true);
  expect(matches("dark", "Use the theme", { also: "night dark" })).toBe(true);
  expect(matches("sign out", "Log out", { also: "sign account" }), "words in different places").toBe(true);
  expect(matches("save", "Statement over the full view")).toBe(false);
  expect(matches("sequence", "Longest Common Subsequence of Two Strings"), "three letters or more also inside of a word").toBe(true);
  expect(matches("amp", "Coffee Stamps")).toBe(true);
  expect(matches("o", "Coffee Stamps"), "fewer only at its beginning").toBe(false);
  expect(search("dark", [{ title: "Use the system theme", also: "dark" }], 1)[0]?.places, "no letters of a title that does not match").toEqual([]);

  const order = (text: string, ...titles: string[]) => search(text, titles.map((title) => ({ title })), 9).map(({ entry }) => entry.title);
  expect(order("res", "Fold cases and result", "Reset to starter code")[0]).toBe("Reset to starter code");
  expect(order("window", "Window: left", "Window: code"), "equal ones keep their order").toEqual(["Window: left", "Window: code"]);
  const theme = { title: "Use the system theme", also: "dark" };
  expect(search("dark", [theme, { title: "Use the dark theme" }], 9)[1]?.entry, "a synonym counts less").toBe(theme);
  expect(search("st co", [{ title: "Coffee Stamps" }], 1)[0]?.places).toEqual([0, 1, 7, 8]);
});

test("a visitor finds pages and themes by synonyms", async ({ app, page }) => {
  await app.open("/");
  await page.keyboard.press("ControlOrMeta+k");
  for (const [text, first] of [
    ["shortcuts", "Keyboard shortcuts"],
    ["account", "Create an account"],
    ["sign up", "Create an account"],
    ["problems", "Go to problems"],
    ["light", "Use the light theme"],
  ] as const) {
    expect((await found(page, text))[0], text).toBe(first);
  }
  for (const text of ["save", "reset", "hint", "submissions", "admin"]) {
    expect(await found(page, text), `${text}: not here`).toEqual([]);
  }
  await expect(page.getByText("No matches.")).toBeVisible();

  await palette(page).fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Theme: dark" }), "the button in the header knows").toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  expect(await found(page, "dark theme")).not.toContain("Use the dark theme");
  await palette(page).fill("system");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

/** Holds back the server's search results. Returns a function that releases them. */
async function holdProblems(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/v1/problems?*", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test("the selection stays when the server finds more", async ({ app, page }) => {
  await app.open("/");
  const release = await holdProblems(page);
  await page.keyboard.press("ControlOrMeta+k");
  expect((await found(page, "l")).length).toBeGreaterThan(1);
  await page.keyboard.press("ArrowDown");
  const chosen = page.getByRole("option", { selected: true }).locator(".palette__title");
  const before = await chosen.innerText();
  release();
  await expect(page.getByRole("option", { name: "Lantern Walk" })).toBeVisible();
  await expect(chosen).toHaveText(before);
});

test("Enter opens a problem that the server is still searching for", async ({ app, page }) => {
  await app.open("/");
  const release = await holdProblems(page);
  await page.keyboard.press("ControlOrMeta+k");
  expect(await found(page, "lantern walk")).toEqual([]);
  await page.keyboard.press("Enter");
  release();
  await expect(page.getByRole("heading", { level: 1, name: "Lantern Walk" })).toBeVisible();
});

test("on the problem page a member finds actions by synonyms", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await editorReady(page);
  await page.keyboard.press("Escape");
  await page.locator("#statement-pane").focus();
  await page.keyboard.press("ControlOrMeta+k");
  for (const [text, first] of [
    ["save", "Save draft"],
    ["reset", "Reset to starter code"],
    ["start again", "Reset to starter code"],
    ["language", "Change the language"],
    ["hint", "Show the next hint"],
    ["fullscreen", "Full window: editor"],
    ["vim", "Use Vim keys"],
    ["password", "Go to my account"],
    ["history", "Earlier drafts"],
    ["sign out", "Log out"],
  ] as const) {
    expect((await found(page, text))[0], text).toBe(first);
  }
  await palette(page).fill("hint");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hint 1" })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("language");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Language")).toBeFocused();

  await choose(page, "python3");
  await type(page, "x");
  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("reset");
  await page.keyboard.press("Enter");
  await expect.poll(() => source(page)).toMatch(/import sys/);
});

test("an admin finds the admin pages", async ({ app, page }) => {
  await page.goto("/login?next=/");
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await app.open("/");
  await page.keyboard.press("ControlOrMeta+k");
  expect((await found(page, "upload"))[0]).toBe("Admin: problems");
  expect((await found(page, "audit"))[0]).toBe("Admin: changes");
});
