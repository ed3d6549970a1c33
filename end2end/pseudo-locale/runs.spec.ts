// Runs on cases: each step, and each way they can end. Real ones are too fast to watch.

import type { Page } from "@playwright/test";

import { accented } from "../../editor/src/accented.ts";
import { expect, test } from "../fixtures/app.ts";
import { editorReady, runStatus } from "../fixtures/problem-page.ts";
import { refusal } from "./forged.ts";
import { button, type } from "./pages.ts";
import { expectAllTranslated } from "./plain-text.ts";

const empty = { verdict: null, label: null, output: "", stdout: null, stderr: "", expected: null, diff: [], values: null, html: null, message: null, refused: null, cpu_ms: 3, wall_ms: 4, memory_kib: 900, truncated: false };

const lines = [
  { change: "same", text: "1" },
  { change: "missing", text: "2" },
  { change: "extra", text: "3" },
];

/** The result of a case with everything that a result can have. */
const wrong = { ...empty, verdict: "wrong_answer", output: "1\n3\n", stdout: "⟦said⟧", stderr: "⟦failed⟧", expected: "1\n2\n", diff: lines, message: "⟦Exit code 3⟧", truncated: true };

function run(seq: number, fields: object): object {
  return { id: 1, seq, phase: "running", waits_for: null, outcome: null, messages: [], total: 2, cases: [], ...fields };
}

/** Answers the requests for a run one after the other. Each waits until the next state is given. */
async function forgeRun(page: Page): Promise<(state: object, status?: number) => void> {
  const given: [object, number][] = [];
  let wake = () => {};
  await page.route("**/api/v1/runs", (route) => route.fulfill({ status: 202, json: { id: 1 } }));
  await page.route("**/api/v1/runs/1?*", async (route) => {
    while (given.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    const [json, status] = given.shift()!;
    // A page that was left waits no more.
    await route.fulfill({ status, json }).catch(() => {});
  });
  return (state, status = 200) => {
    given.push([state, status]);
    wake();
  };
}

async function start(page: Page): Promise<void> {
  await button(page, "Run").first().click();
}

test("each step and each end", async ({ app, page }) => {
  test.slow();
  app.allow(/status of (404|5\d\d)/);
  await app.open("/problems/sum");
  await editorReady(page);
  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "");
  await start(page);
  await expect(runStatus(page)).toHaveText(accented("Write a program first."));
  await expectAllTranslated(page, "a run without a program");

  await type(page, "print(3)");
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  const give = await forgeRun(page);
  let seq = 0;
  const show = async (what: string, fields: object) => {
    const before = await runStatus(page).innerText();
    seq += 1;
    give(run(seq, fields));
    await expect(runStatus(page)).not.toHaveText(before);
    await expectAllTranslated(page, what);
  };
  await start(page);
  await expect(runStatus(page)).toHaveText(accented("Sending…"));
  await expectAllTranslated(page, "a run that is being sent");
  await show("queued", { phase: "queued" });
  await show("no worker", { phase: "queued", waits_for: "worker" });
  await show("no worker with the language", { phase: "queued", waits_for: "language" });
  await show("compiling", { phase: "compiling" });
  await show("running", { cases: [wrong] });
  give(refusal(502), 502);
  await expect(runStatus(page)).toHaveText(accented("The server cannot be reached. Trying again…"));
  await expectAllTranslated(page, "a run without a connection");
  await page.route("**/api/v1/runs/1/cancel", (route) => route.fulfill({ status: 503, json: refusal(503) }));
  await button(page, "Cancel").click();
  await expect(runStatus(page)).toHaveText(accented("The run could not be cancelled. Try again."));
  await expectAllTranslated(page, "a run that cannot be cancelled");
  await show("some cases passed", { phase: "done", outcome: "ran", cases: [wrong, { ...empty, refused: "⟦Two numbers, please.⟧" }] });
  const cases = page.locator(".cases__list button");
  await cases.nth(1).click();
  await expect(page.locator(".cases__detail pre.failure__message")).toBeVisible();
  await expectAllTranslated(page, "an invalid input");

  const ends: [string, object][] = [
    ["cases without an expected output", { phase: "done", outcome: "ran", cases: [{ ...empty, output: "" }, empty] }],
    ["a judge error", { phase: "done", outcome: "judge_error" }],
    ["a compile error", { phase: "done", outcome: "compile_error", messages: [{ text: "main.cpp:1:1: error", at: { line: 1, column: 1 } }] }],
    ["cancelled before it began", { phase: "done", outcome: "cancelled", total: 0 }],
    ["cancelled", { phase: "done", outcome: "cancelled", cases: [wrong] }],
  ];
  for (const [what, fields] of ends) {
    await start(page);
    await show(what, fields);
  }
  await start(page);
  give(refusal(404), 404);
  await expect(runStatus(page)).toHaveText(accented("This run has expired. Run again."));
  await expectAllTranslated(page, "an expired run");
});

test("what the judge says about cases", async ({ app, page }) => {
  await app.open("/problems/box");
  await editorReady(page);
  await page.locator("select[name=language]").selectOption("python3");
  await type(page, "import os\nclass Box:\n    def put(self, item): os._exit(3)\n    def size(self): return 1\n");
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  const fields = page.locator(".cases__values input");
  await fields.first().fill('["Box", "put"]');
  await fields.last().fill("[[], [7]]");
  await start(page);
  const cases = page.locator(".cases__list button");
  await expect(runStatus(page)).toContainText("invalid input", { timeout: 30_000 });
  await cases.nth(1).click();
  await expect(page.locator(".cases__detail pre.failure__message")).toHaveText(/^⟦Line 2 \(put\(item\), call 1\): Expected a string, found 7\. ~+⟧$/);
  await cases.first().click();
  await expect(page.locator(".cases__detail .failure__message")).toHaveText(/^⟦.* ~+⟧$/);
  await expectAllTranslated(page, "cases that failed");
});

test("ten cases are the limit", async ({ app, page }) => {
  await app.open("/problems/sum");
  await editorReady(page);
  const add = page.locator(".cases__list button").last();
  for (let count = 0; count < 10; count += 1) await add.click();
  await expect(add).toBeDisabled();
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  await expect(page.locator("[data-matter=said]")).toBeVisible();
  await expectAllTranslated(page, "too many cases");
  await page.locator(".cases__detail .io__head button").first().click();
  await expect(add).toBeEnabled();
  await expectAllTranslated(page, "a removed case");
});

test("the fields of a function's values", async ({ app, page }) => {
  await app.open("/problems/shapes");
  await editorReady(page);
  await expect(page.locator(".samples svg[role=img]").first()).toBeAttached();
  await expectAllTranslated(page, "pictures of values");
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  const fields = page.locator(".cases__values input");
  await expect(fields).toHaveCount(4);
  for (const text of ["", "[", '"x"', "[1, []]", "3", "[2147483648]", "[[1.5]]", "{}"]) {
    for (const field of await fields.all()) await field.fill(text);
    await expect(page.locator(".cases__values .field__error").first()).toBeVisible();
    await expectAllTranslated(page, `the values ${text}`);
  }
  await app.open("/problems/box");
  await editorReady(page);
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  for (const text of ["", "3", "["]) {
    for (const field of await fields.all()) await field.fill(text);
    await expectAllTranslated(page, `the calls ${text}`);
  }
});
