// Kinds of problems, and states of the home page and of the problem page that need more than one person or a host that cannot judge.

import { accented } from "../../editor/src/accented.ts";
import { expect, test } from "../fixtures/app.ts";
import { editorReady } from "../fixtures/problem-page.ts";
import { change } from "./forged.ts";
import { button, register, submit, tab, type } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

const RIGHT = "a, b = map(int, input().split())\nprint(a + b)\n";

test("answers, interactive problems and several languages", async ({ app, page }) => {
  test.slow();
  await register(page);
  await app.open("/problems/answers");
  await editorReady(page);
  await expectAllTranslated(page, "a problem that takes answers");
  await expectFits(page, "a problem that takes answers");
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const files = page.locator("#answer-files");
  await files.setInputFiles([file("1.out", "42\n"), file("2.out", "4\n")]);
  const notice = page.locator("[data-notices] [data-matter=files]");
  await expect(notice).toBeVisible();
  await expectAllTranslated(page, "chosen files");
  await button(page, "Submit").click();
  await expect(page.locator("#result-pane .verdict[data-verdict=wrong_answer]").first()).toBeVisible({ timeout: 30_000 });
  await expectAllTranslated(page, "wrong answers");
  await notice.getByRole("button").click();
  await expect(notice).toHaveCount(0);
  await files.setInputFiles(file("1.out", "42\n"));
  await expect(page.locator("[data-notices] [data-matter=said]")).toBeVisible();
  await expectAllTranslated(page, "an opened file");
  for (const address of ["/submissions", "/problems/guess", "/problems/shapes", "/problems/shapes?lang=sv", "/problems/box"]) {
    await app.open(address);
    await expectAllTranslated(page, address);
    await expectFits(page, address);
  }
  const { items } = (await (await page.request.get("/api/v1/submissions")).json()) as { items: { id: number }[] };
  await app.open(`/submissions/${items[0]!.id}`);
  await expectAllTranslated(page, "submitted answers");

  const values = await submit(page, "shapes", "class Solution:\n    def grow(self, root, head, grid, roads):\n        return TreeNode(1, TreeNode(4))\n", "wrong_answer");
  const calls = await submit(page, "box", "class Box:\n    def put(self, item): print('said')\n    def size(self): return 1\n", "wrong_answer");
  const few = await submit(page, "rows", "class Solution:\n    def rows(self, grid): return [3]\n", "wrong_answer");
  for (const address of [values, calls, few]) {
    await app.open(address);
    // What the judge says about a case.
    await expect(page.locator(".failure__message")).toHaveText(/^⟦The answer .*⟧$/);
    await expectAllTranslated(page, `a wrong answer: ${address}`);
  }
  const crash = await submit(page, "sum", "raise SystemExit(3)\n", "run_time_error");
  await app.open(crash);
  await expect(page.locator(".failure__message")).toHaveText(/^⟦Exit code 3\. ~+⟧$/);
});

test("all is solved, and submissions are compared", async ({ app, page }) => {
  test.slow();
  await register(page);
  const first = await submit(page, "sum", RIGHT, "accepted");
  const second = await submit(page, "sum", `${RIGHT}# again\n`, "accepted");
  await submit(page, "rows", "class Solution:\n    def rows(self, grid): return [sum(row) for row in grid]\n", "accepted");
  await app.open("/");
  await expectAllTranslated(page, "all tracks are solved");
  await app.open(first);
  await expect(page.locator(".standing")).toBeVisible();
  await expectAllTranslated(page, "among accepted submissions");
  await expectFits(page, "among accepted submissions");
  await app.open(`/compare?with=${first.split("/")[2]}&with=${second.split("/")[2]}`);
  await expectAllTranslated(page, "a comparison");
  await app.open("/tracks");
  await change<{ latest: object }>(page, "get_home", (home) => ({ ...home, latest: { ...home.latest, verdict: null, state: "queued" }, reviews: 2 }));
  await page.locator("header a[href='/']").first().click();
  await expect(page.locator(".hero a[href='/review']")).toBeVisible();
  await expectAllTranslated(page, "a submission that is being judged");
});

test("a host that cannot judge", async ({ app, page }) => {
  await register(page);
  await app.open("/tracks/second");
  await change<object>(page, "get_workbench", (workbench) => ({ ...workbench, unavailable: "⟦Install it.⟧", languages: [] }));
  await page.locator("main a[href^='/problems/sum']").last().click();
  await expect(page.locator("#code-pane .notice--warning")).toHaveCount(2);
  await expectAllTranslated(page, "a host that cannot judge");
});

test("hints, the editorial and settings beside the editor", async ({ app, page }) => {
  app.allow(/status of 500|Failed to load resource/);
  await app.open("/problems/sum");
  await editorReady(page);
  for (const shown of [1, 2]) {
    await page.locator("#statement-pane [data-do=hint]").first().click();
    await expect(page.locator("#statement-pane .hint")).toHaveCount(shown);
    await expectAllTranslated(page, `${shown} hints`);
  }
  await tab(page, "Editorial").first().click();
  await page.route("**/api/v1/problems/sum/editorial**", (route) => route.abort("connectionfailed"));
  await page.locator("#editorial-pane [data-do=editorial]").first().click();
  await expect(page.locator("#editorial-pane [role=alert]")).toBeVisible();
  await expectAllTranslated(page, "an editorial that cannot be loaded");
  await page.unrouteAll();
  await page.locator("#editorial-pane [data-do=editorial]").first().click();
  await expect(page.locator("#editorial-pane .statement")).toBeVisible();
  await expectAllTranslated(page, "an editorial");
  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "print(3)\nprint(4)");
  await page.locator(".cm-content").press("ControlOrMeta+a");
  await expect(page.locator("[data-cursor]")).toContainText("selected");
  await expectAllTranslated(page, "selected code");
  await page.locator(".cm-content").press("ControlOrMeta+f");
  const panel = page.locator(".find");
  await panel.locator("input[type=checkbox]").last().check();
  for (const text of ["(", "nothing like this", "3", "p.*t"]) {
    await panel.locator("input").first().fill(text);
    await expect(panel.locator(".find__count")).not.toBeEmpty();
    await expectAllTranslated(page, `the search for ${text}`);
  }
  for (const name of ["Next", "Replace", "Replace all"]) {
    await button(panel, name).click();
    // The announcement quotes the line.
    await expect(page.locator(".cm-announced")).toContainText(accented(name === "Replace all" ? "replaced $ matches" : "on line").slice(0, 5));
    await expectAllTranslated(page, `after ${name}`, ".cm-announced");
  }
  await page.keyboard.press("Escape");
  await type(page, "pri");
  await page.locator(".cm-content").press("Control+Space");
  await expect(page.locator(".cm-tooltip-autocomplete")).toBeVisible();
  await expectAllTranslated(page, "completions", ".cm-completionLabel");
});
