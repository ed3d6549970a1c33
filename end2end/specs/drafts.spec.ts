// Typed text is never lost: by a reload, another language, tab or device, logging out, or a server that is down.

import type { Page } from "@playwright/test";

import { fillLogIn, logIn, register, registerWithForms } from "../fixtures/account.ts";
import { expect, openFirstProblem, test } from "../fixtures/app.ts";
import { editorReady, choose, draftSaved, draftStatus, editor, notices, source, type } from "../fixtures/problem-page.ts";

/** Logs in the same user in another browser. */
async function elsewhere(page: Page, person: { email: string; password: string }, address: string): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  const other = await (await browser.newContext({ baseURL: process.env.ASSAY_URL, reducedMotion: "reduce" })).newPage();
  await logIn(other, person);
  await other.goto(address);
  await editorReady(other);
  return other;
}

test("drafts appear in another browser, one per language", async ({ page }) => {
  const person = await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "# in Python");
  await draftSaved(page);
  await choose(page, "cpp");
  await type(page, "// in C++");
  await draftSaved(page);

  const other = await elsewhere(page, person, page.url());
  await choose(other, "python3");
  await expect.poll(() => source(other)).toBe("# in Python");
  await choose(other, "cpp");
  await expect.poll(() => source(other)).toBe("// in C++");
  await other.context().close();
});

test("text typed while the server is down is sent when it is back", async ({ app, page }) => {
  app.allow(/Failed to load resource/);
  const person = await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "before");
  await draftSaved(page);
  await page.context().setOffline(true);
  await expect(page.locator("#banner-offline")).toBeVisible();
  await type(page, "while offline");
  await expect(draftStatus(page)).toContainText("saved in this browser");
  await page.context().setOffline(false);
  await draftSaved(page);
  await expect(page.locator("#banner-offline")).toHaveCount(0);
  const other = await elsewhere(page, person, page.url());
  await choose(other, "python3");
  await expect.poll(() => source(other)).toBe("while offline");
  await other.context().close();
});

test("two devices do not overwrite each other, and both texts are kept", async ({ app, page }) => {
  app.allow(/status of 409/);
  const person = await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "first");
  await draftSaved(page);
  const other = await elsewhere(page, person, page.url());
  await choose(other, "python3");
  await expect.poll(() => source(other)).toBe("first");
  await type(other, "theirs");
  await draftSaved(other);

  await type(page, "mine");
  await expect(notices(page)).toContainText("another device");
  await expect.poll(() => source(page), "what one sees stays").toBe("mine");
  await page.reload();
  await editorReady(page);
  await expect(notices(page), "not decided yet").toContainText("another device");
  await expect.poll(() => source(page)).toBe("mine");
  await page.getByRole("button", { name: "Use the other version" }).click();
  await expect.poll(() => source(page)).toBe("theirs");
  await expect(notices(page)).not.toContainText("another device");

  await page.getByRole("button", { name: "Earlier drafts" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier drafts" });
  await expect(dialog.locator(".drafts__text")).toHaveText("mine");
  const saved = dialog.locator("time").first();
  await expect(saved, "as every page writes it").toHaveText("just now");
  await expect(saved).toHaveAttribute("title", /^\d+ [A-Z][a-z]+ \d{4}, [\d:]{8} UTC$/);
  await dialog.getByRole("button", { name: "Restore" }).first().click();
  await expect.poll(() => source(page)).toBe("mine");
  await other.context().close();
});

test("a second tab sees the conflict and is not overwritten", async ({ app, context, page }) => {
  app.allow(/status of 409/);
  await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "first");
  await draftSaved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await editorReady(second);
  await expect.poll(() => source(second)).toBe("first");

  await type(page, "from the first tab");
  await expect(notices(second)).toContainText("another tab");
  expect(await source(second)).toBe("first");
  await expect(draftStatus(second), "the server does not have it").toHaveText("Saved in this browser");
  await type(second, "from the second tab");
  await draftSaved(page);
  await second.getByRole("button", { name: "Keep this version" }).click();
  await draftSaved(second);
  await expect.poll(() => source(page), "the first one follows").toBe("from the second tab");
  await expect(notices(page), "and says so").toContainText("Yours is in the earlier drafts");
});

test("fifty tabs on one draft agree, and no text is lost", async ({ context, page }) => {
  test.slow();
  await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "from the first");
  await draftSaved(page);
  const tabs: Page[] = [];
  while (tabs.length < 49) {
    // On a busy machine, fifty editors that load at the same time take too long.
    const group: Page[] = [];
    while (group.length < 5 && tabs.length + group.length < 49) group.push(await context.newPage());
    for (const tab of group) await tab.goto(page.url(), { waitUntil: "commit" });
    for (const tab of group) {
      await editorReady(tab);
      await expect.poll(() => source(tab)).toBe("from the first");
    }
    tabs.push(...group);
  }
  await type(page, "the last word");
  await draftSaved(page);
  for (const tab of tabs) await expect(notices(tab)).toContainText("another tab");
  for (const tab of tabs) await tab.close();
});

test("a visitor's code is kept after logging in", async ({ app, page }) => {
  const person = await registerWithForms(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Log in" })).toBeVisible();
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "# of a visitor");
  await expect(draftStatus(page)).toHaveText("Saved in this browser");
  await page.getByRole("link", { name: "Log in to submit" }).click();
  await expect(page.getByText("Save your code, come back to it, and submit it.")).toBeVisible();
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await fillLogIn(page, person.email, person.password);
  await editorReady(page);
  await expect.poll(() => source(page)).toBe("# of a visitor");
  await draftSaved(page);
  await page.evaluate(() => localStorage.clear());
  await app.open(page.url());
  await choose(page, "python3");
  await expect.poll(() => source(page), "by now the server has it").toBe("# of a visitor");
});

test("an expired session shows a message, and the code is kept", async ({ app, context, page }) => {
  app.allow(/status of 401/);
  await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "before");
  await draftSaved(page);
  await context.clearCookies();
  await type(page, "after");
  await expect(notices(page)).toContainText("logged out");
  await expect(notices(page).getByRole("link", { name: "Log in" })).toBeVisible();
  expect(await page.evaluate(() => Object.values(localStorage).some((text) => String(text).includes("after")))).toBe(true);
});

test("without browser storage the page says so, and the server keeps the draft", async ({ app, page }) => {
  await register(page);
  await page.addInitScript(() => {
    for (const name of ["getItem", "setItem", "removeItem"] as const) {
      Storage.prototype[name] = () => {
        throw new DOMException("refused", "SecurityError");
      };
    }
  });
  await app.open("/tracks");
  await openFirstProblem(page);
  await choose(page, "python3");
  await expect(notices(page)).toContainText("does not allow storage");
  await type(page, "# kept by the server");
  await draftSaved(page);
  await app.open(page.url());
  await choose(page, "python3");
  await expect.poll(() => source(page)).toBe("# kept by the server");
});

test("drafts work with a clock that is an hour off", async ({ page }) => {
  await page.clock.install({ time: Date.now() - 3_600_000 });
  await page.clock.resume();
  await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "one");
  await page.clock.fastForward(10_000);
  await draftSaved(page);
  await type(page, "two");
  await page.clock.fastForward(10_000);
  await draftSaved(page);
  await page.reload();
  await editorReady(page);
  await expect.poll(() => source(page)).toBe("two");
  await expect(editor(page)).toBeVisible();
});
