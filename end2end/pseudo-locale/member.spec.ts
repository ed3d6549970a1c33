// What people with an account see.

import { expect, test } from "../fixtures/app.ts";
import { pass } from "../fixtures/days.ts";
import { editorReady } from "../fixtures/problem-page.ts";
import { button, register, send, submit, tab, type } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

const RIGHT = "a, b = map(int, input().split())\nprint(a + b)\n";

test("empty pages, and what a person has", async ({ app, page }) => {
  test.slow();
  await register(page);
  for (const address of ["/", "/submissions", "/lists", "/review", "/profile", "/account", "/account/keys", "/compare"]) {
    await app.open(address);
    await expectAllTranslated(page, `${address}, empty`);
    await expectFits(page, `${address}, empty`);
  }

  const wrong = await submit(page, "sum", "print(3)\n", "wrong_answer");
  const results = [
    wrong,
    await submit(page, "sum", "print(1 / 0)\n", "run_time_error"),
    await submit(page, "sum", "print(\n", "compile_error"),
    await submit(page, "rows", "class Solution:\n    def rows(self, grid):\n        return [3, 8]\n", "wrong_answer"),
    await submit(page, "sum", RIGHT, "accepted"),
  ];
  await send(page, "PUT", "stars/sum");
  await send(page, "PUT", "notes/sum", { markdown: "⟦Add them.⟧", revision: 0 });
  const { id } = (await (await send(page, "POST", "lists", { name: "⟦Later⟧" })).json()) as { id: number };
  for (const problem of ["sum", "rows"]) await send(page, "PUT", `lists/${id}/problems/${problem}`, {});
  await send(page, "POST", "keys", { name: "⟦Robot⟧", scope: "read", days: 30 });

  const addresses = [
    ...results,
    "/",
    "/tracks",
    "/tracks/second",
    "/problems",
    "/problems?starred=true",
    "/problems/sum",
    `/problems/sum?list=${id}`,
    "/submissions",
    "/submissions?verdict=judge_error",
    `/compare?with=${wrong.split("/")[2]}&with=${results[1]!.split("/")[2]}`,
    "/lists",
    `/lists/${id}`,
    "/review",
    "/profile",
    "/account",
    "/account/keys",
  ];
  for (const address of addresses) {
    await app.open(address);
    await expectAllTranslated(page, address);
    await expectFits(page, address);
  }
});

test("a submission from the problem page", async ({ app, page }) => {
  test.slow();
  await register(page);
  await app.open("/problems/sum");
  await editorReady(page);
  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "print(3)");
  await expectAllTranslated(page, "a draft");
  await button(page, "Submit").click();
  await expect(page.locator("#result-pane .verdict[data-verdict=wrong_answer]").first()).toBeVisible({ timeout: 30_000 });
  await expectAllTranslated(page, "a wrong answer");
  await page.getByRole("button", { name: "Add to my cases" }).or(button(page, "Add to my cases")).first().click();
  await expectAllTranslated(page, "a case from a submission");
  await tab(page, "Submissions").first().click();
  await expect(page.locator(".attempt")).toHaveCount(1);
  await expectAllTranslated(page, "the submissions of a problem");
  await type(page, RIGHT);
  await button(page, "Submit").click();
  await expect(page.locator("#result-pane .verdict[data-verdict=accepted]").first()).toBeVisible({ timeout: 30_000 });
  await expectAllTranslated(page, "an accepted submission");
  await button(page, "Earlier drafts").click();
  await expect(page.locator(".drafts__entry").first()).toBeVisible();
  await expectAllTranslated(page, "earlier drafts");
  await page.keyboard.press("Escape");
});

test("reviews", async ({ app, page }) => {
  test.slow();
  await register(page);
  await submit(page, "sum", RIGHT, "accepted");
  // The home page adds it to the reviews.
  await app.open("/");
  const data = process.env.ASSAY_DATA_DIRS!.split(" ");
  pass(data[Number(process.env.TEST_PARALLEL_INDEX) % data.length]!, 3);
  await app.open("/review");
  await expectAllTranslated(page, "a review that is due");
  await send(page, "POST", "reviews/sum/start");
  for (const address of ["/review", "/problems/sum"]) {
    await app.open(address);
    await expectAllTranslated(page, `${address}, started`);
  }
  await submit(page, "sum", RIGHT, "accepted");
  for (const address of ["/review", "/problems/sum"]) {
    await app.open(address);
    await expectAllTranslated(page, `${address}, solved`);
  }
  await page.goto("/review");
  await page.locator(".grades button").first().click();
  await expect(page.locator(".grades")).toHaveCount(0);
  await expectAllTranslated(page, "a review that was graded");
  await send(page, "PUT", "me/reviews", { enabled: false });
  await app.open("/review");
  await expectAllTranslated(page, "reviews are off");
});

test("the account's forms", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await register(page);
  await app.open("/account");
  await page.locator("#current").fill("not the password");
  await page.locator("#password").fill("short");
  await page.locator("main form:has(#current) button").last().click();
  await expect(page.locator("#current-error")).toBeVisible();
  await expectAllTranslated(page, "a refused password");
  await app.open("/account/keys");
  await page.locator("#name").fill("⟦Robot⟧");
  await page.locator("main form:has(#name) button").click();
  await expect(page.locator("main pre").first()).toBeVisible();
  await expectAllTranslated(page, "a new key");
  await app.open("/lists");
  await page.locator("main input[name=name]").fill("⟦Later⟧");
  await page.locator("main form:has(input[name=name]) button").click();
  await expect(page.locator("main").getByText("⟦Later⟧").first()).toBeVisible();
  await expectAllTranslated(page, "a new list");
});
