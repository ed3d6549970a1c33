// Drafts that are lost, in conflict, or saved in one place only.

import type { Page } from "@playwright/test";

import { accented } from "../../editor/src/accented.ts";
import { expect, test } from "../fixtures/app.ts";
import { draftStatus, editorReady, notices, source } from "../fixtures/problem-page.ts";
import { refusal } from "./forged.ts";
import { button, register, send, submit, tab, type } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

const DRAFT = "**/api/v1/drafts/sum/python3";

async function open(page: Page): Promise<void> {
  await page.goto("/problems/sum");
  await editorReady(page);
  await page.locator("select[name=language]").selectOption("python3");
}

async function saved(page: Page): Promise<void> {
  await expect(draftStatus(page)).toHaveText(accented("Saved"));
}

const notice = (page: Page, matter: string) => notices(page).locator(`[data-matter=${matter}]`);

test("other devices and other tabs", async ({ app, context, page }) => {
  test.slow();
  app.allow(/status of (409|500)/);
  await register(page);
  await open(page);
  await type(page, "# first");
  await saved(page);
  const { revision } = (await (await send(page, "GET", "drafts/sum/python3")).json()) as { revision: number };
  await send(page, "PUT", "drafts/sum/python3", { source: "# theirs", revision });
  await type(page, "# mine");
  await expect(notice(page, "conflict")).toBeVisible();
  await expectAllTranslated(page, "a conflict between devices");
  await button(page, "Use the other version").click();
  await expect.poll(() => source(page)).toBe("# theirs");
  await button(page, "Earlier drafts").click();
  const dialog = page.getByRole("dialog", { name: accented("Earlier drafts") });
  await expect(dialog.locator(".drafts__entry").first()).toBeVisible();
  await expectAllTranslated(page, "the earlier drafts of a member");
  await button(dialog, "Restore").first().click();
  await expect(notice(page, "said")).toBeVisible();
  await expectAllTranslated(page, "a restored draft");
  await saved(page);

  const second = await context.newPage();
  await open(second);
  await expect.poll(() => source(second)).toBe("# mine");
  await type(page, "# from the first tab");
  await expect(notice(second, "conflict")).toBeVisible();
  await saved(page);
  await button(second, "Keep this version").click();
  await expect(notice(page, "drafts").or(notice(page, "said"))).toBeVisible();
  await expectAllTranslated(page, "a choice in another tab");
  await second.close();
  // A text that has not reached the server is shown even if the server's texts cannot be loaded.
  await saved(page);
  await expect.poll(async () => (await send(page, "GET", "drafts/sum/python3/history")).text()).toContain("# from the first tab");

  await page.route("**/api/v1/drafts/sum/python3/history", (route) => route.fulfill({ status: 500, json: refusal(500) }));
  await button(page, "Earlier drafts").click();
  await expect(dialog.locator("p").first()).toBeVisible();
  await expectAllTranslated(page, "earlier drafts that cannot be loaded");
  await page.keyboard.press("Escape");
});

test("a server that is away or refuses drafts", async ({ app, context, page }) => {
  app.allow(/Failed to load resource|status of/);
  await register(page);
  await open(page);
  await type(page, "# first");
  await saved(page);
  const status = async (begin: () => Promise<unknown>, text: string, words: string) => {
    await begin();
    await type(page, text);
    await expect(draftStatus(page)).toHaveText(accented(words));
    await expectAllTranslated(page, words);
  };
  await status(() => context.setOffline(true), "# offline", "Offline: saved in this browser");
  await expect(page.locator("#banner-offline")).toBeVisible();
  await expectAllTranslated(page, "offline");
  await context.setOffline(false);
  await saved(page);
  await status(() => page.route(DRAFT, (route) => route.abort("connectionfailed")), "# away", "Saved in this browser; the server does not answer");
  await page.unroute(DRAFT);
  await type(page, "# back");
  await saved(page);
  await status(() => page.route(DRAFT, (route) => route.fulfill({ status: 422, json: refusal(422) })), "# full", "Saved in this browser");
  await expect(notice(page, "drafts")).toContainText("422");
  await page.unroute(DRAFT);
  await context.clearCookies();
  await status(async () => {}, "# logged out", "Saved in this browser");
  await expect(notice(page, "drafts").getByRole("link")).toBeVisible();
  await expectAllTranslated(page, "a draft after logging out");
});

test("browsers without storage", async ({ app, page }) => {
  const refuse = () => {
    for (const name of ["getItem", "setItem", "removeItem"] as const) {
      Storage.prototype[name] = () => {
        throw new DOMException("refused", "SecurityError");
      };
    }
  };
  const other = await page.context().newPage();
  await other.addInitScript(refuse);
  await open(other);
  await expect(notice(other, "drafts")).toBeVisible();
  await expectAllTranslated(other, "a visitor without storage");
  await other.close();
  await register(page);
  await page.addInitScript(refuse);
  await app.open("/problems/sum");
  await editorReady(page);
  await expect(notice(page, "drafts")).toBeVisible();
  await expectAllTranslated(page, "a member without storage");
});

test("submissions are opened in the editor", async ({ app, page }) => {
  app.allow(/Failed to load resource/);
  await register(page);
  await submit(page, "sum", "print(3)\n", "wrong_answer");
  await submit(page, "sum", "print(4)\n", "wrong_answer");
  await open(page);
  await type(page, "# mine");
  await tab(page, "Submissions").first().click();
  const attempts = page.locator(".attempt");
  await expect(attempts).toHaveCount(2);
  await attempts.first().locator("[data-do]").click();
  await expect(notice(page, "said").getByRole("button")).toBeVisible();
  await expectAllTranslated(page, "a submission in the editor");
  await button(notices(page), "Undo").click();
  await expect.poll(() => source(page)).toBe("# mine");
  await page.route("**/api/v1/submissions/*", (route) => route.abort("connectionfailed"));
  await attempts.last().locator("[data-do]").click();
  await expect(notice(page, "said")).toBeVisible();
  await expectAllTranslated(page, "a submission that cannot be loaded");
});

test("browsers that cannot load everything", async ({ app, page, browser }) => {
  app.allow(/./);
  await page.route("**/editor/editor-*.js", (route) => route.abort());
  await page.goto("/problems/sum");
  await expect(page.locator("#code-pane .notice--warning")).toBeVisible();
  await expectAllTranslated(page, "a page without its editor");

  await page.unrouteAll();
  await page.goto("/problems/sum");
  await editorReady(page);
  // Each of these languages has its own file.
  await page.route("**/editor/{lua,ruby,shell}-*.js", (route) => route.abort());
  await page.locator("select[name=language]").selectOption("lua");
  await expect(notice(page, "said")).toBeVisible();
  await expectAllTranslated(page, "a language without colors");

  await page.route("**/pkg/split_palette*.wasm", (route) => route.abort());
  for (const ask of [() => button(page, "Find problems, tracks and actions").first().click(), () => button(page, "Keys").first().click()]) {
    await ask();
    await expect(page.locator("#banner-failed")).toBeVisible();
    await expectAllTranslated(page, "a dialog that cannot be loaded");
    await expectFits(page, "a dialog that cannot be loaded");
    await button(page.locator("#banner-failed"), "Close").click();
  }

  const without = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await without.addInitScript(() => Object.defineProperty(window, "WebAssembly", { value: undefined }));
  await without.goto("/problems/sum");
  await expect(without.locator("#banner-wasm")).toBeVisible();
  await expectAllTranslated(without, "a browser without WebAssembly");
  await without.context().close();
});
