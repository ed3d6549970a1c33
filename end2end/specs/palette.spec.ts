// Searching in the palette.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, openFirstProblem, test } from "../fixtures/app.ts";
import { editorReady, choose, source, type } from "../fixtures/problem-page.ts";
import { ADMIN } from "../setup/admin.ts";

const palette = (page: Page) => page.getByRole("combobox", { name: /^Find/ });

/** The names of the palette's entries, in order. */
const names = (page: Page) => page.getByRole("option").locator(".palette__title");

/** Types a text, and expects this entry first. */
async function expectFirst(page: Page, text: string, first: string): Promise<void> {
  // Otherwise, the list could still belong to an earlier text with the same first entry.
  await palette(page).fill("no such entry");
  await expect(names(page)).toHaveCount(0);
  await palette(page).fill(text);
  await expect(names(page).first(), text).toHaveText(first);
}

/** Types a text that finds nothing. */
async function expectNothing(page: Page, text: string): Promise<void> {
  // Otherwise, the list could still belong to an earlier text that found nothing.
  await palette(page).fill("light");
  await expect(names(page).first()).toHaveText("Use the light theme");
  await palette(page).fill(text);
  await expect(names(page), `${text}: not here`).toHaveCount(0);
}

test("a visitor finds pages and themes by synonyms", async ({ app, page }) => {
  await app.open("/");
  await page.keyboard.press("ControlOrMeta+k");
  for (const [text, first] of [
    ["shortcuts", "Keyboard shortcuts"],
    ["account", "Create an account"],
    ["sign up", "Create an account"],
    ["problems", "Go to problems"],
    ["light", "Use the light theme"],
    ["líght théme", "Use the light theme"],
  ] as const) {
    await expectFirst(page, text, first);
  }
  for (const text of ["save", "reset", "hint", "submissions", "admin"]) {
    await expectNothing(page, text);
  }
  await expect(page.getByText("No matches.")).toBeVisible();

  await palette(page).fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Theme: dark" }), "the button in the header knows").toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("dark theme");
  await expect(names(page).filter({ hasText: "Go to" }), "the list belongs to the text").toHaveCount(0);
  await expect(names(page).filter({ hasText: "Use the dark theme" })).toHaveCount(0);
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
  await expectFirst(page, "log", "Log in");
  await palette(page).fill("l");
  await page.keyboard.press("ArrowDown");
  const chosen = page.getByRole("option", { selected: true }).locator(".palette__title");
  await expect(chosen).not.toHaveText("Log in");
  const before = await chosen.innerText();
  release();
  await expect(page.getByRole("option", { name: "Lantern Walk" })).toBeVisible();
  await expect(chosen).toHaveText(before);
});

test("Enter opens a problem that the server is still searching for", async ({ app, page }) => {
  await app.open("/");
  const release = await holdProblems(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expectNothing(page, "lantern walk");
  await page.keyboard.press("Enter");
  release();
  await expect(page.getByRole("heading", { level: 1, name: "Lantern Walk" })).toBeVisible();
});

test("the palette says that the server cannot be reached", async ({ app, page }) => {
  app.allow(/ERR_INTERNET_DISCONNECTED|Failed to load/);
  await app.open("/");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option", { name: "Lantern Walk" })).toBeVisible();
  await page.route("**/api/v1/problems?*", (route) => route.abort("internetdisconnected"));
  await palette(page).fill("go home");
  const dialog = page.getByRole("dialog", { name: "Find" });
  await expect(dialog.getByRole("status")).toHaveText("Problems and tracks cannot be loaded. Try again.");
  await page.keyboard.press("Escape");
  await page.unroute("**/api/v1/problems?*");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option", { name: "Lantern Walk" }), "known from before").toBeVisible();
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
    await expectFirst(page, text, first);
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
  await expectFirst(page, "upload", "Admin: problems");
  await expectFirst(page, "audit", "Admin: changes");
});
