// What people keep: stars, lists, notes, keys and their profile. All forms, with what they say afterwards.

import type { Page } from "@playwright/test";

import { accented } from "../../editor/src/accented.ts";
import { expect, test } from "../fixtures/app.ts";
import { answer, change, refusal } from "./forged.ts";
import { button, register, send } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

/** Presses a button of the shelf, and waits for its answer. */
async function press(page: Page, selector: string): Promise<void> {
  const answered = page.waitForResponse("**/api/fn/change_shelf");
  await page.locator(selector).click();
  await answered;
}

test("stars, lists and notes at a problem", async ({ app, context, page }) => {
  test.slow();
  app.allow(/status of (409|422|503)/);
  await register(page);
  await app.open("/problems/sum");
  const star = page.locator("#shelf-star");
  for (const pressed of ["true", "false"]) {
    await press(page, "#shelf-star");
    await expect(star).toHaveAttribute("aria-pressed", pressed);
    await expectAllTranslated(page, `a star: ${pressed}`);
  }
  await page.locator("#shelf-lists").click();
  await page.locator("#shelf-name").fill("⟦Exam⟧");
  await press(page, "#shelf-new");
  const item = page.locator(".menu__item");
  await expect(item).toHaveAttribute("aria-pressed", "true");
  await expectAllTranslated(page, "added to a new list");
  await page.locator("#shelf-name").fill("⟦Exam⟧");
  await press(page, "#shelf-new");
  await expect(page.locator("#shelf-name-error")).toBeVisible();
  await expectAllTranslated(page, "a name that is taken");
  await press(page, ".menu__item");
  await expect(item).toHaveAttribute("aria-pressed", "false");
  await expectAllTranslated(page, "removed from a list");

  const other = await context.newPage();
  await other.goto("/problems/sum");
  await expect(other.locator("html[data-hydrated]")).toBeAttached();
  for (const [tab, text] of [
    [other, "⟦theirs⟧"],
    [page, "⟦mine⟧"],
  ] as const) {
    await tab.locator("#note-edit").click();
    await tab.locator("#note-source").fill(text);
    await press(tab, "#note-save");
  }
  await expect(page.locator(".note .notice--error")).toBeVisible();
  await expectAllTranslated(page, "a note in conflict");
  await press(page, "#note-save");
  await expect(page.locator("#note-text")).toBeVisible();
  await expectAllTranslated(page, "a note");
  await page.locator("#note-edit").click();
  await page.locator("#note-source").fill("⟦longer⟧");
  const saved = page.waitForResponse("**/api/fn/change_shelf");
  await page.locator("h1").first().click();
  await saved;
  await expect(page.locator("[data-note-status]")).not.toBeEmpty();
  await expectAllTranslated(page, "a note that was saved on leaving");
  await page.locator("#note-source").fill("x".repeat(70 * 1024));
  await press(page, "#note-save");
  await expect(page.locator(".note .notice--error")).toBeVisible();
  await expectAllTranslated(page, "a note that is too long");
  await answer(page, "change_shelf", refusal(503), 503);
  await press(page, "#shelf-star");
  await expect(page.locator(".notice--error").filter({ hasText: "503" })).toBeVisible();
  await expectAllTranslated(page, "a star that cannot be saved");
  await other.close();
});

test("the pages of lists", async ({ app, page }) => {
  test.slow();
  app.allow(/status of (4\d\d|503)/);
  await register(page);
  await send(page, "POST", "lists", { name: "⟦Taken⟧" });
  await app.open("/lists");
  const name = page.locator("main input[name=name]");
  await name.fill("⟦Taken⟧");
  await page.locator("#create-list").click();
  await expect(page.locator("#name-error")).toBeVisible();
  await expectAllTranslated(page, "a list with the name of another");
  const { id } = (await (await send(page, "POST", "lists", { name: "⟦Later⟧" })).json()) as { id: number };
  await app.open(`/lists/${id}`);
  await expectAllTranslated(page, "an empty list");
  await app.open(`/lists/${id}?find=nothing+like+this`);
  await expectAllTranslated(page, "no problem is found");
  await app.open(`/lists/${id}?find=s`);
  const words = page.locator("main > [role=status], main [role=status]").first();
  for (const problem of ["sum", "shapes"]) {
    await page.locator(`#add-${problem}`).click();
    await expect(page.locator(`#list-remove-${problem}`)).toBeVisible();
    await expectAllTranslated(page, `added ${problem}`);
  }
  await expectFits(page, "a list");
  for (const [what, selector] of [
    ["moved up", "#list-up-shapes"],
    ["moved down", "#list-down-shapes"],
  ] as const) {
    const before = await words.innerText();
    await page.locator(selector).click();
    await expect(words).not.toHaveText(before);
    // The rows change a moment after the words. Then this button cannot move the problem further.
    await expect(page.locator(selector)).toBeDisabled();
    await expectAllTranslated(page, what);
  }
  await page.locator("#list-remove-shapes").click();
  await expect(page.locator("#list-remove-shapes")).toHaveCount(0);
  await expectAllTranslated(page, "removed");
  await name.fill("⟦Taken⟧");
  await page.locator("#rename-list").click();
  await expect(page.locator("#name-error")).toBeVisible();
  await name.fill("⟦Sooner⟧");
  await page.locator("#rename-list").click();
  await expect(page.locator("h1")).toHaveText("⟦Sooner⟧");
  await expectAllTranslated(page, "renamed");
  await page.locator(".removal summary").click();
  await page.locator(".removal .button--danger").click();
  await page.waitForURL((url) => url.pathname === "/lists");
  await expectAllTranslated(page, "a deleted list");

  await app.open("/problems");
  await answer(page, "set_star", refusal(503), 503);
  await page.locator("td .star").first().click();
  await expect(page.locator(".notice--error")).toBeVisible();
  await expectAllTranslated(page, "a star that cannot be saved");
  for (const query of ["state=solved&difficulty=easy", "starred=true", "track=none"]) {
    await app.open(`/problems?${query}`);
    await expectAllTranslated(page, `problems with ${query}`);
  }
});

test("keys, the password and the profile", async ({ app, page, browser }) => {
  test.slow();
  app.allow(/status of (4\d\d|503)/);
  const person = await register(page);
  await app.open("/account/keys");
  await page.locator("#name").fill("x".repeat(300));
  await page.locator("main form:has(#name) button").click();
  await expect(page.locator("#name-error")).toBeVisible();
  await expectAllTranslated(page, "a name that is too long");
  await page.locator("#name").fill("⟦Forever⟧");
  await page.locator("#days").selectOption("");
  await page.locator("main form:has(#name) button").click();
  await expect(page.locator("main pre").first()).toBeVisible();
  await send(page, "POST", "keys", { name: "⟦Reader⟧", scope: "read", days: 7 });
  await page.reload();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expectAllTranslated(page, "keys without an end");
  // The list is read again after a change.
  await change<{ expired: boolean; last_used_at: number | null }[]>(page, "get_api_keys", (keys) => keys.map((key) => ({ ...key, expired: true, expires_at: Date.now(), last_used_at: Date.now(), scope: "admin" })));
  await page.locator("main table form button").first().click();
  await expect(page.locator("main table .badge").first()).toBeVisible();
  await expect(page.locator("main .notice--good")).toBeVisible();
  await expectAllTranslated(page, "a revoked key and an expired one");

  await app.open("/account");
  await page.locator("#current").fill(person.password);
  await page.locator("#password").fill("another long password");
  await page.locator("main form:has(#current) button").last().click();
  await expect(page.locator(".notice--good")).toBeVisible();
  await expectAllTranslated(page, "a changed password");
  await page.locator("input[name=public]").check();
  await page.locator("#utc-offset").selectOption("UTC+05:45");
  await page.locator("form:has(#utc-offset) button").click();
  await expect(page.locator(".notice--good")).toHaveCount(2);
  await expectAllTranslated(page, "saved settings of the profile");
  await answer(page, "set_profile_settings", refusal(503), 503);
  await page.locator("form:has(#utc-offset) button").click();
  await expect(page.locator(".notice--error")).toBeVisible();
  await expectAllTranslated(page, "settings that cannot be saved");
  await app.open("/profile");
  await expectAllTranslated(page, "a public profile");
  await expectFits(page, "a public profile");
  const address = await page.locator(".page__lead a").first().getAttribute("href");
  const visitor = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await visitor.goto(address ?? "");
  await expect(visitor.locator("h1")).toHaveText("⟦Ada⟧");
  await expectAllTranslated(visitor, "the profile of someone else");

  // Twice the same address.
  await visitor.goto("/register");
  await expect(visitor.locator("html[data-hydrated]")).toBeAttached();
  await visitor.fill("#name", "⟦Bob⟧");
  await visitor.fill("#email", person.email);
  await visitor.fill("#password", "a long password");
  await visitor.locator("main .form__actions button").click();
  await expect(visitor.locator("#name")).toHaveCount(0);
  await expectAllTranslated(visitor, "an address that is taken");
  await visitor.context().close();
});

test("the palette on each page", async ({ app, page }) => {
  app.allow(/status of 503|Failed to load resource/);
  await register(page);
  await app.open("/problems/sum");
  await expect(page.locator("[data-bench][data-ready]")).toBeAttached();
  const dialog = page.getByRole("dialog", { name: accented("Find") });
  const field = dialog.getByRole("combobox");
  const open = async () => {
    await button(page, "Find problems, tracks and actions").first().click();
    await expect(dialog.getByRole("option").first()).toBeVisible();
  };
  await open();
  for (const text of ["settings", "window", "fold", "keys", "theme", "log", "go", "hint", "draft"]) {
    await field.fill(accented(text).slice(1, -1));
    await expect(dialog.locator("b").first()).toBeVisible();
    await expectAllTranslated(page, `the palette with ${text}`);
  }
  await field.fill("nothing like this at all");
  await expect(dialog.locator(".palette__status")).toHaveText(accented("No matches."));
  await expectAllTranslated(page, "the palette without matches");
  await page.keyboard.press("Escape");
  await page.route("**/api/v1/problems?*", (route) => route.fulfill({ status: 503, json: refusal(503) }));
  await open();
  await expect(dialog.locator(".palette__status")).not.toBeEmpty();
  await expectAllTranslated(page, "the palette without a server");
});
