// Submissions while they are judged, and all the ways they can end or be refused. Real ones are too fast to watch.

import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/app.ts";
import { editorReady } from "../fixtures/problem-page.ts";
import { answer, disconnect, forgeLive, refusal, submission } from "./forged.ts";
import { button, register, type } from "./pages.ts";
import { expectAllTranslated } from "./plain-text.ts";

const result = (page: Page) => page.locator("#result-pane");

/** Opens a problem whose submissions reach no judge. */
async function open(page: Page): Promise<void> {
  await answer(page, "submit_solution", 1);
  await answer(page, "get_waiting", null);
  await page.goto("/problems/sum");
  await editorReady(page);
  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "print(3)");
}

async function submit(page: Page): Promise<void> {
  await button(page, "Submit").click();
}

test("each step and each verdict", async ({ app, page }) => {
  test.slow();
  app.allow(/status of 4\d\d/);
  await register(page);
  const live = await forgeLive(page);
  await page.clock.install();
  await open(page);
  await submit(page);
  const waiting = page.locator("[data-waiting]");
  let before = "";
  for (const [ahead, reason] of [
    [0, "no_worker"],
    [1, "no_language"],
    [2, { busy: { slots: 1 } }],
    [3, { busy: { slots: 4 } }],
    [0, "soon"],
  ] as const) {
    await answer(page, "get_waiting", { ahead, reason });
    await expect(async () => {
      await page.clock.runFor(2000);
      await expect(waiting).not.toHaveText(before, { timeout: 500 });
    }).toPass();
    before = await waiting.innerText();
    await expectAllTranslated(page, `waiting: ${JSON.stringify(reason)}`);
  }

  const progress = (seq: number, phase: string, done: number) =>
    live.send({ type: "progress", submission: 1, attempt: 1, seq, phase, case: phase === "running" ? done + 1 : 0, total: phase === "running" ? 3 : 0, strip: "AW".slice(0, done) });
  for (const [seq, phase, done, words] of [
    [1, "compiling", 0, ""],
    [2, "running", 0, "1 of 3"],
    [3, "running", 1, "2 of 3"],
  ] as const) {
    await progress(seq, phase, done);
    await expect(result(page).locator(`.result[data-state=${phase}]`)).toContainText(words);
    await expectAllTranslated(page, `${phase} after ${done} cases`);
  }
  await answer(page, "cancel_submission", refusal(503), 503);
  app.allow(/status of 503/);
  await button(result(page), "Cancel").click();
  await expect(result(page).locator(".notice--error")).toBeVisible();
  await expectAllTranslated(page, "a submission that cannot be cancelled");

  const shown = { case: 1, sample: false, input: "1 2\n", expected: "3\n", actual: "4\n", stdout: "⟦said⟧", message: null, truncated: true };
  const hidden = { case: 2, sample: false, input: null, expected: null, actual: null, stdout: null, message: "Exit code 3", truncated: false };
  const ends = [
    { verdict: "judge_error" },
    { verdict: "wrong_answer", failure: shown },
    { verdict: "run_time_error", failure: hidden, passed: 1 },
    { verdict: "time_limit_exceeded", failure: { ...shown, sample: true } },
    { verdict: "memory_limit_exceeded", failure: { ...shown, truncated: false } },
    { verdict: "output_limit_exceeded" },
    { verdict: "compile_error", compile_output: "main.cpp:3:5: error\n", total: 0 },
    {
      verdict: "partially_accepted",
      score: 40,
      message: "⟦Almost.⟧",
      groups: [{ name: "secret/1", verdict: "accepted", score: 40 }],
    },
    { verdict: "aborted" },
    { verdict: "accepted", passed: 3 },
  ];
  for (const [at, end] of ends.entries()) {
    await live.send({ type: "done", submission: submission({ attempt: at + 1, ...end }) });
    await expect(result(page).locator(`.result[data-verdict=${end.verdict}] .verdict--large`)).toBeVisible();
    await expectAllTranslated(page, end.verdict);
  }
});

test("a lost connection, and a session that ended elsewhere", async ({ app, page }) => {
  app.allow(/WebSocket|status of 40[14]/);
  await register(page);
  await page.routeWebSocket("**/api/v1/live", (socket) => void socket.close());
  await page.clock.install();
  await open(page);
  await submit(page);
  // It polls after the second connection that failed.
  await expect(async () => {
    await page.clock.runFor(2000);
    await expect(result(page).locator(".result__note .icon").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAllTranslated(page, "a lost connection");
  await page.route("**/api/v1/me", (route) => route.fulfill({ status: 401, body: "" }));
  const loggedOut = result(page).locator(".notice a[href^='/login']");
  await expect(async () => {
    await page.clock.runFor(5000);
    await expect(loggedOut).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAllTranslated(page, "a session that ended elsewhere");
});

test("submissions that are refused", async ({ app, page }) => {
  app.allow(/status of (4\d\d|503)|ERR_CONNECTION_FAILED|Failed to load resource/);
  await register(page);
  await open(page);
  const refused = page.locator("#code-pane .notice--error");
  let hold = () => {};
  const held = new Promise<void>((resolve) => (hold = resolve));
  await page.route("**/api/fn/submit_solution", async (route) => {
    await held;
    await route.fulfill({ status: 401, json: refusal(401) });
  });
  await submit(page);
  await expect(result(page).locator(".result[data-state=sending]")).toBeAttached();
  await expectAllTranslated(page, "a submission that is being sent");
  hold();
  await expect(refused.locator("a")).toBeVisible();
  await expectAllTranslated(page, "a submission after logging out elsewhere");
  await page.unroute("**/api/fn/submit_solution");

  const ways: [string, () => Promise<void>][] = [
    ["too many submissions", () => answer(page, "submit_solution", refusal(429), 429)],
    ["no worker", () => answer(page, "submit_solution", refusal(503), 503)],
    ["no connection", () => disconnect(page, "submit_solution")],
    ["an answer of something else", () => answer(page, "submit_solution", { unknown: true })],
  ];
  for (const [what, begin] of ways) {
    const before = await refused.innerText();
    await begin();
    await submit(page);
    await expect(refused).not.toHaveText(before);
    await expect(refused).toBeVisible();
    await expectAllTranslated(page, what);
  }
  // The server's own words.
  await page.unrouteAll({ behavior: "ignoreErrors" });
  const before = await refused.innerText();
  await type(page, "   ");
  await submit(page);
  await expect(refused).not.toHaveText(before);
  await expect(refused).toBeVisible();
  await expectAllTranslated(page, "an empty source");
  await type(page, `# ${"x".repeat(140 * 1024)}`);
  await submit(page);
  await expect(refused).toContainText("KiB");
  await expect(page.locator("[data-notices] [data-matter=drafts]")).toBeVisible();
  await expectAllTranslated(page, "a source that is too large");
});
