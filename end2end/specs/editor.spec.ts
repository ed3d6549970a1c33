// The editor and its settings.

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, result, test } from "../fixtures/app.ts";
import { editorReady, choose, editor, set, source, type } from "../fixtures/problem-page.ts";
import { submit, write } from "../fixtures/solution.ts";

const starters: Record<string, RegExp> = {
  bash: /read/,
  c: /#include <stdio.h>/,
  cpp: /#include <bits\/stdc\+\+.h>/,
  cpp17: /#include/,
  cpp23: /#include/,
  go: /package main/,
  java: /public class Main/,
  javascript: /require\("fs"\)/,
  lua: /io.read/,
  php: /STDIN/,
  pypy3: /import sys/,
  python3: /import sys/,
  ruby: /\$stdin/,
  rust: /fn main/,
  typescript: /readFileSync/,
};

test("every language has starter code and highlighting", async ({ page }) => {
  await openFirstProblem(page);
  await editorReady(page);
  const offered = await page.getByLabel("Language").locator("option").evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(offered.length).toBeGreaterThanOrEqual(3);
  for (const language of offered) {
    await choose(page, language);
    const starter = starters[language];
    if (!starter) throw new Error(`${language} has no starter code`);
    await expect.poll(() => source(page), language).toMatch(starter);
    await expect(editor(page).locator(".cm-line span[class]").first(), `${language} is highlighted`).toBeVisible();
  }
});

test("a reset can be undone", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "print(1)");
  await page.getByRole("button", { name: "Reset to starter code" }).click();
  await expect.poll(() => source(page)).toMatch(/import sys/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => source(page)).toBe("print(1)");
  await page.getByRole("button", { name: "Reset to starter code" }).click();
  await editor(page).press("ControlOrMeta+z");
  await expect.poll(() => source(page)).toBe("print(1)");
});

test("a replaced text can be restored until the text changes", async ({ page }) => {
  await page.clock.install();
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "print(1)");
  await page.getByRole("button", { name: "Reset to starter code" }).click();
  await expect.poll(() => source(page)).toMatch(/import sys/);
  await page.clock.fastForward("05:00");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => source(page)).toBe("print(1)");

  await page.getByRole("button", { name: "Reset to starter code" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await type(page, "print(2)");
  await expect(page.getByRole("button", { name: "Undo" }), "it would take back something else").toHaveCount(0);
});

test("completion opens on request, while typing, or never", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "wonderful = 1\n");
  const list = page.locator(".cm-tooltip-autocomplete");
  const typeWord = async () => {
    await editor(page).press("ControlOrMeta+End");
    await page.keyboard.type("wond");
  };
  await typeWord();
  await page.keyboard.press("Control+Space");
  await expect(list).toContainText("wonderful");
  await page.keyboard.press("Escape");

  await set(page, "Completion", "typing");
  await type(page, "wonderful = 1\n");
  await typeWord();
  await expect(list).toContainText("wonderful");
  await page.keyboard.press("Escape");

  await set(page, "Completion", "off");
  await type(page, "wonderful = 1\n");
  await typeWord();
  await page.keyboard.press("Control+Space");
  // Once this text arrives, the editor has handled the key before.
  await page.keyboard.type("er");
  await expect.poll(() => source(page)).toMatch(/wonder/);
  await expect(list).toHaveCount(0);
});

test("Vim keys work, and Tab can still leave the editor", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await type(page, "one\ntwo");
  await set(page, "Key bindings", "vim");
  await expect(page.locator(".cm-vim-panel")).toBeVisible();
  await editor(page).focus();
  await page.keyboard.type("ggdd");
  await expect.poll(() => source(page)).toBe("two");
  await page.keyboard.type("ithree ");
  await expect.poll(() => source(page)).toBe("three two");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor(page)).not.toBeFocused();

  await page.reload();
  await editorReady(page);
  await expect(page.locator(".cm-vim-panel"), "remembered").toBeVisible();
  await set(page, "Key bindings", "default");
  await expect(page.locator(".cm-vim-panel")).toHaveCount(0);
});

test("the next problem starts with the last chosen language", async ({ app, page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  await choose(page, "javascript");
  await app.open(slug === "rising-tide" ? "/problems/lantern-walk" : "/problems/rising-tide");
  await editorReady(page);
  await expect(page.getByLabel("Language")).toHaveValue("javascript");
  await choose(page, "python3");
  await app.open(`/problems/${slug}`);
  await editorReady(page);
  await expect(page.getByLabel("Language"), "a problem keeps its own").toHaveValue("javascript");
});

test("a new browser starts with the language of the last submission", async ({ app, page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "javascript", "console.log()");
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await page.evaluate(() => localStorage.clear());
  await app.open(slug === "rising-tide" ? "/problems/lantern-walk" : "/problems/rising-tide");
  await editorReady(page);
  await expect(page.getByLabel("Language")).toHaveValue("javascript");
});

test("font, indentation and color settings apply and persist", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "if True:");
  await set(page, "Font size", "20");
  await set(page, "Indentation", "2");
  await set(page, "Colors", "contrast");
  const look = () =>
    page.locator(".cm-editor").evaluate((element) => ({ size: getComputedStyle(element).fontSize, background: getComputedStyle(element).backgroundColor }));
  await expect.poll(look).toMatchObject({ size: "20px", background: "rgb(0, 0, 0)" });
  await page.reload();
  await editorReady(page);
  await expect.poll(look).toMatchObject({ size: "20px", background: "rgb(0, 0, 0)" });
  await editor(page).press("ControlOrMeta+End");
  await editor(page).press("Enter");
  await page.keyboard.type("x");
  await expect.poll(() => source(page)).toBe("if True:\n  x");
});

test("brackets, several cursors, folding and search work", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "");
  await editor(page).focus();
  await page.keyboard.type("f(a");
  await expect.poll(() => source(page), "the bracket closes itself").toBe("f(a)");
  await type(page, "name\nname\n");
  await editor(page).press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+d");
  await page.keyboard.press("ControlOrMeta+d");
  await page.keyboard.type("x");
  await expect.poll(() => source(page)).toBe("x\nx\n");

  await type(page, "def f():\n    return 1\n\nf()\n");
  await page.getByTitle("Fold line", { exact: true }).first().click();
  await expect(page.locator(".cm-foldPlaceholder")).toBeVisible();
  await editor(page).press("ControlOrMeta+f");
  await expect(page.getByRole("search", { name: "Find and replace" })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("compiler messages link to their lines", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "cpp", "int main() {\n  int a = 1;\n  return nothing;\n}\n");
  await submit(page);
  await expectVerdict(page, "Compile error");
  await expect(page.locator(".cm-lint-marker-error")).toBeVisible();
  await editor(page).press("ControlOrMeta+Home");
  await result(page).getByRole("button", { name: /main.cpp:3/ }).first().click();
  await expect(editor(page)).toBeFocused();
  await expect(page.locator("[data-cursor]")).toContainText("Line 3");
});

test("200 kB of code are kept, and the page says that they are too large to submit", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await choose(page, "python3");
  const large = "# twenty bytes here\n".repeat(10_000);
  await editor(page).focus();
  await page.evaluate(async (text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.querySelector(".cm-content")?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, large);
  await expect.poll(async () => (await source(page)).length).toBeGreaterThanOrEqual(large.length);
  await expect(page.locator("[data-notices]")).toContainText("The limit is 128 KiB");
  await submit(page);
  await expect(page.getByRole("alert").first()).toContainText("at most 128 KiB are allowed");
  await page.reload();
  await editorReady(page);
  await expect.poll(async () => (await source(page)).length, "kept in this browser").toBeGreaterThanOrEqual(large.length);
});

test("find shows the current match and the count, and replaces", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "one\nOne\none\nphone\n");
  await editor(page).press("ControlOrMeta+Home");
  await editor(page).press("ControlOrMeta+f");
  const panel = page.getByRole("search", { name: "Find and replace" });
  const count = panel.getByRole("status");
  await expect(panel.getByLabel("Find", { exact: true })).toBeFocused();
  await panel.getByLabel("Find", { exact: true }).fill("one");
  await expect(count).toHaveText("4 matches");
  await page.keyboard.press("Enter");
  await expect(count).toHaveText("1 of 4");
  await panel.getByRole("button", { name: "Next" }).click();
  await expect(count).toHaveText("2 of 4");
  await panel.getByRole("button", { name: "Previous" }).click();
  await expect(count).toHaveText("1 of 4");
  await panel.getByLabel("Match case").check();
  await expect(count).toHaveText("1 of 3");
  await panel.getByLabel("Whole words").check();
  await expect(count).toHaveText("1 of 2");
  await panel.getByLabel("Replace", { exact: true }).fill("two");
  await panel.getByRole("button", { name: "Replace all" }).click();
  await expect.poll(() => source(page)).toBe("two\nOne\ntwo\nphone\n");
  await expect(count).toHaveText("No matches");
  await panel.getByLabel("Regular expression").check();
  await panel.getByLabel("Find", { exact: true }).fill("(");
  await expect(count).toHaveText("Invalid expression");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(editor(page)).toBeFocused();
});

test("Tab passes through the editor until the user types, then it indents", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "x");
  await expect(editor(page)).toHaveAccessibleDescription(/Esc\s*then\s*Tab\s*leaves the editor/);
  await page.getByRole("link", { name: "Skip to the editor" }).focus();
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(editor(page), "Tab leaves after the skip link").not.toBeFocused();
  expect(await source(page)).toBe("x");

  // Go back with Tab, and through the editor.
  await page.keyboard.press("Shift+Tab");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(editor(page)).not.toBeFocused();
  await page.keyboard.press("Tab");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("=1:");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(editor(page), "now Tab indents").toBeFocused();
  await expect.poll(() => source(page)).toMatch(/^x=1:\n {4,}$/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor(page)).not.toBeFocused();
});

test("touch devices show no hint about keys", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.ASSAY_URL, hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await openFirstProblem(page);
  await editorReady(page);
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.locator(".editor__foot")).toBeVisible();
  await expect(page.locator(".editor__leave")).toBeHidden();
  await expect(editor(page)).toHaveAccessibleDescription("");
  await context.close();
});
