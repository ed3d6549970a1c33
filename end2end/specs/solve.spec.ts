import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, result, test } from "../fixtures/app.ts";
import { accepted, type Language, submit, write } from "../fixtures/solution.ts";

test("a visitor reads a problem and is asked to log in to submit", async ({ app, page }) => {
  await app.open("/");
  await page.getByRole("link", { name: "Browse tracks" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Tracks" })).toBeVisible();

  const { slug } = await openFirstProblem(page);
  const address = new URL(page.url());
  await expect(page.getByRole("article")).toContainText(/\w{3}/);
  await expect(page.getByRole("heading", { name: "Sample 1" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Submit" })).toHaveCount(0);
  await page.getByRole("link", { name: "Log in to submit" }).click();
  await page.waitForURL((url) => url.pathname === "/login" && url.searchParams.get("next") === `/problems/${slug}${address.search}`);
});

for (const language of ["python3", "cpp", "javascript"] satisfies Language[]) {
  test(`solve a problem in ${language} and see it live`, async ({ page }) => {
    const frames: string[] = [];
    page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(String(payload))));
    await register(page);
    const { slug, title, track } = await openFirstProblem(page);
    await write(page, language, accepted(slug, language));

    // Record every text of the status.
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new MutationObserver(() => {
        const text = document.querySelector("[aria-label=Result] [role=status]")?.textContent?.trim();
        if (text && text !== heard.at(-1)) heard.push(text);
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    await submit(page);
    await expectVerdict(page, "Accepted");

    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.some((text) => /Queued|Compiling|Running/.test(text)), `heard ${heard.join(", ")}`).toBe(true);
    const kinds = () => frames.map((text) => (JSON.parse(text) as { type: string }).type);
    await expect.poll(kinds, "it comes over the socket").toContainEqual(expect.stringMatching(/^(done|snapshot)$/));

    const metrics = result(page);
    await expect(metrics.locator("dt", { hasText: "CPU time" }).locator("+ dd")).toHaveText(/^[\d.]+ (ms|s)$/);
    await expect(metrics.locator("dt", { hasText: "Memory" }).locator("+ dd")).toHaveText(/^[\d.]+ [KMG]iB$/);

    await page.goto("/submissions");
    const row = page.getByRole("row").filter({ hasText: title });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText("Accepted");

    await page.goto(track);
    await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("Solved");
    await expect(page.getByRole("progressbar")).toHaveAccessibleName(/^1 of \d+ solved$/);
  });
}

test("a problem is solved by keyboard alone", async ({ page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "python3", accepted(slug, "python3"));

  const editor = page.getByRole("textbox", { name: "Source code" });
  await editor.focus();
  await page.keyboard.press("Tab");
  await expect(editor, "Tab alone indents").toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor, "Esc then Tab leaves").not.toBeFocused();

  await editor.focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectVerdict(page, "Accepted");
});

test("each language keeps its own draft after a reload", async ({ app, page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "# mine in Python");
  await write(page, "cpp", "// mine in C++");

  const address = page.url();
  await app.open(address);
  const editor = page.getByRole("textbox", { name: "Source code" });
  await expect(page.getByLabel("Language")).toHaveValue("cpp");
  await expect(editor).toHaveText("// mine in C++");
  await page.getByLabel("Language").selectOption("python3");
  await expect(editor).toHaveText("# mine in Python");
});

test("the editor indents each language its own way", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "if True:");
  const editor = page.getByRole("textbox", { name: "Source code" });
  // Highlighting shows that the language has loaded.
  await expect(editor.locator("span").first()).toBeVisible();
  await editor.press("ControlOrMeta+End");
  await editor.press("Enter");
  await page.keyboard.type("x");
  await expect.poll(() => page.locator("textarea[name=source]").inputValue()).toBe("if True:\n    x");
});
