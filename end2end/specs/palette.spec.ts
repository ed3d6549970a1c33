// What the palette finds.

import type { Page } from "@playwright/test";

import { fuzzy } from "../../editor/src/fuzzy.ts";
import { register } from "../fixtures/account.ts";
import { expect, openFirstProblem, test } from "../fixtures/app.ts";
import { benchReady, choose, source, type } from "../fixtures/bench.ts";
import { ADMIN } from "../setup/admin.ts";

const palette = (page: Page) => page.getByRole("combobox", { name: /^Find/ });

/** What the palette offers for a text, in order. */
async function found(page: Page, text: string): Promise<string[]> {
  await palette(page).fill(text);
  return page.getByRole("option").locator(".palette__title").allInnerTexts();
}

test("letters match within words and at their beginnings only", () => {
  const matches = (text: string, title: string, also = "") => fuzzy(text, title, { also }) !== null;
  expect(fuzzy("cffst", "Coffee Stamps", { gaps: true }), "letters of it, in their order").not.toBeNull();
  expect(matches("cffst", "Coffee Stamps"), "unless none may be left out").toBe(false);
  expect(matches("cs", "Coffee Stamps"), "first letters").toBe(true);
  expect(matches("stamps cof", "Coffee Stamps"), "words in any order").toBe(true);
  expect(fuzzy("fs", "Coffee Stamps", { gaps: true }), "a letter inside a word does not begin a match").toBeNull();
  expect(fuzzy("cp", "Coffee Stamps", { gaps: true }), "and does not follow another word").toBeNull();
  expect(matches("dark", "Use the theme", "night dark")).toBe(true);
  expect(matches("ark", "Use the theme", "night dark"), "other words match from their beginning").toBe(false);
  expect(matches("save", "Statement over the full view")).toBe(false);
  expect(fuzzy("res", "Reset to starter code")!.score).toBeGreaterThan(fuzzy("res", "Fold cases and result")!.score);
  expect(fuzzy("İx", "İx"), "a letter that folding makes longer").not.toBeNull();
});

test("a visitor finds pages and themes by other words for them", async ({ app, page }) => {
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

/** Lets no problem be found until that is called. */
async function holdProblems(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/api/v1/problems?*", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test("what is chosen stays chosen when the server finds more", async ({ app, page }) => {
  await app.open("/");
  const letGo = await holdProblems(page);
  await page.keyboard.press("ControlOrMeta+k");
  expect((await found(page, "l")).length).toBeGreaterThan(1);
  await page.keyboard.press("ArrowDown");
  const chosen = page.getByRole("option", { selected: true }).locator(".palette__title");
  const before = await chosen.innerText();
  letGo();
  await expect(page.getByRole("option", { name: "Lantern Walk" })).toBeVisible();
  await expect(chosen).toHaveText(before);
});

test("Enter opens what the server is about to find", async ({ app, page }) => {
  await app.open("/");
  const letGo = await holdProblems(page);
  await page.keyboard.press("ControlOrMeta+k");
  expect(await found(page, "lantern walk")).toEqual([]);
  await page.keyboard.press("Enter");
  letGo();
  await expect(page.getByRole("heading", { level: 1, name: "Lantern Walk" })).toBeVisible();
});

test("on the problem page a member finds actions by other words for them", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await benchReady(page);
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

test("an admin finds the pages of admins", async ({ app, page }) => {
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
