// States of the admin pages that need a worker that fails, many people, or another version.

import type { Page } from "@playwright/test";

import { logIn } from "../fixtures/account.ts";
import { expect, test } from "../fixtures/app.ts";
import { ADMIN } from "../setup/admin.ts";
import { answer, changeAdminViews, submission } from "./forged.ts";
import { button } from "./pages.ts";
import { expectAllTranslated, expectFits } from "./plain-text.ts";

test.beforeEach(async ({ page }) => {
  await logIn(page, ADMIN);
});

/** Sentences of the program that checks packages. */
const FINDINGS = ".finding__summary, .finding__details";

const now = Date.now();
const by = "ada@example.org";
const none = { items: [], next: null };
const nav = (page: Page) => page.locator(".subnav");

/** Opens an admin page by a link, so that the browser asks for its content. */
async function go(page: Page, address: string): Promise<void> {
  await nav(page).locator(`a[href="${address}"]`).click();
  await page.waitForURL((url) => url.pathname === address);
  await expect(nav(page).locator(`a[href="${address}"][aria-current=page]`)).toBeVisible();
}

const worker = (fields: object, busy: object[] = []) => ({
  worker: { id: "worker-1", version: "0.1.0", uptime_ms: 340, slots: 2, slots_min: 2, slots_max: 2, rung: "namespaces", languages: [{ id: "cpp", name: "C++", editor_mode: "cpp", version: "12.2.0", functions: true }], busy, draining: false, ...fields },
  age_ms: 1900,
});

test("queue and workers", async ({ app, page }) => {
  const jobs = [
    { job: { kind: "submission", id: 1 }, problem: "sum", language: "cpp", attempt: 1, running_ms: 340 },
    { job: { kind: "verify", id: 2 }, problem: "sum", language: null, attempt: 2, running_ms: 150_000 },
    { job: { kind: "run", id: 3 }, problem: "sum", language: "cpp", attempt: 1, running_ms: 9_000_000 },
  ];
  const depths = ["run", "submit", "batch"].map((name, depth) => ({ class: name, depth }));
  const state = (broker: object | null, unavailable: string | null) => ({ Overview: { queue: { queued: 3, running: 1, oldest_ms: 200_000_000 }, failed: 2, broker, unavailable } });
  let shown: object = state({ depths, workers: { items: [worker({}, jobs), worker({ id: "worker-2", slots_max: 4, draining: true })], next: "x" } }, "⟦Install it.⟧");
  await app.open("/admin/people");
  await changeAdminViews(page, { Overview: () => shown });
  await go(page, "/admin");
  await expect(page.locator(".report")).toHaveCount(2);
  await expectAllTranslated(page, "busy workers");
  await expectFits(page, "busy workers");
  shown = state({ depths, workers: none }, null);
  await expect(page.locator(".report")).toHaveCount(0);
  await expectAllTranslated(page, "no worker");
  shown = state(null, null);
  await expect(page.locator(".notice--warning")).toBeVisible();
  await expectAllTranslated(page, "no broker");
});

test("judge errors", async ({ app, page }) => {
  app.allow(/status of (404|409|503)/);
  const failed = (id: number, cause: string | null) => ({ id, person: "⟦Ada⟧", email: by, problem: "sum", problem_title: "⟦Sum⟧", language: "cpp", attempt: id, cause, at: now });
  await app.open("/admin/people");
  await changeAdminViews(page, { Failed: () => ({ Failed: { items: [failed(1, "⟦No space.⟧"), failed(3, null)], next: "x" } }) });
  await go(page, "/admin/failed");
  await expect(page.locator(".report")).toHaveCount(2);
  await expectAllTranslated(page, "judge errors");
  await expectFits(page, "judge errors");
  // There is no such submission.
  await page.locator(".report button").first().click();
  await expect(page.locator(".toast--error")).toBeVisible();
  await expectAllTranslated(page, "a submission that cannot be rejudged");
  await button(page, "Rejudge all").click();
  await expect(page.locator(".toast:not(.toast--error)")).toBeVisible();
  await expectAllTranslated(page, "rejudging all");
});

test("packages in each state", async ({ app, page }) => {
  test.slow();
  const plain = { slug: "sum", title: "⟦Sum⟧", file_name: "sum.zip", by, state: "done", steps_done: 0, steps: 0, ok: null, report: null, cause: null, created_at: now, outcome: null };
  const limit = { limit_ms: 1000, measured: true, slowest_accepted_ms: 300, machine: "⟦a machine⟧" };
  const report = (time: object) => ({ path: "sum", name: "sum", ok: true, error: null, checks: [], cases: [], submissions: [], skipped: [], time });
  const judged = { path: "submissions/accepted/right.py", language: "python3", permitted: ["accepted", "time_limit_exceeded"], verdict: "accepted", score: 40, cpu_ms: 3, wall_ms: 4, memory_kib: 900, ok: true, cause: "⟦It may.⟧", cases: [] };
  const checks = [
    { name: "⟦warning⟧", ok: true, detail: "⟦Odd.⟧" },
    { name: "⟦layout⟧", ok: false, detail: "⟦Wrong.⟧" },
    { name: "⟦names⟧", ok: true, detail: "⟦Right.⟧" },
  ];
  const states = [
    { state: "queued" },
    { state: "running" },
    { state: "running", steps_done: 1, steps: 3 },
    { ok: true, report: { ...report(limit), checks, submissions: [judged], skipped: [{ path: "⟦a⟧", reason: "⟦not installed⟧" }] } },
    { ok: true, report: report({ ...limit, measured: false }) },
    { ok: true, report: report({ ...limit, slowest_accepted_ms: null }) },
    { ok: true, report: report({ ...limit, slowest_accepted_ms: null, measured: false }) },
    { cause: "⟦No space.⟧" },
    { outcome: "Discarded" },
    { ok: true, outcome: { Published: 2 } },
  ].map((state, at) => ({ ...plain, id: at + 1, ...state }));
  let open = states[0]!;
  await app.open("/admin/people");
  await changeAdminViews(page, { Library: () => ({ Library: [none, states] }), Import: () => ({ Import: [open, 2] }) });
  await go(page, "/admin/problems");
  await expect(page.locator(".report")).toHaveCount(states.length);
  await expectAllTranslated(page, "packages in each state");
  await expectFits(page, "packages in each state");
  for (const state of states) {
    open = state;
    await page.locator(`a[href="/admin/imports/${state.id}"]`).click();
    await expect(page.locator("[data-import]")).toBeVisible();
    await expectAllTranslated(page, `package ${state.id}`, FINDINGS);
    await go(page, "/admin/problems");
  }
});

test("the shipped library in each state", async ({ app, page }) => {
  const items = ["failed", "kept", "undone", "deleted", "updated", "added", "left"].flatMap((state) =>
    ["problem", "track"].map((kind) => ({
      kind,
      slug: "sum",
      title: "⟦Sum⟧",
      state,
      at: now,
      shipped_version: kind === "problem" ? 2 : null,
      used_version: kind === "problem" ? 1 : null,
      error: state === "failed" ? "⟦It cannot be read.⟧" : null,
      can_use: state === "kept" || state === "undone",
      can_undo: state === "updated",
    })),
  );
  const counts = items.map(({ state }, at) => ({ state, problems: at % 3, tracks: (at + 1) % 3 }));
  const progress = [
    { state: "loading", done: 0, total: 0 },
    { state: "loading", done: 1, total: 3 },
    { state: "stopped", done: 0, total: 0 },
    { state: "stopped", done: 1, total: 3 },
    { state: "off", done: 0, total: 0 },
    { state: "done", done: 3, total: 3 },
  ];
  let shown = progress[0];
  await changeAdminViews(page, { Shipped: () => ({ Shipped: { progress: shown, counts, page: { items, next: "x" } } }) });
  for (const state of progress) {
    shown = state;
    await app.open("/admin/problems");
    await page.locator("main a[href='/admin/shipped']").click();
    await expect(page.locator("main table tbody tr")).toHaveCount(items.length);
    await expectAllTranslated(page, `the shipped library: ${JSON.stringify(state)}`);
  }
  await expectFits(page, "the shipped library");
});

test("all kinds of changes", async ({ app, page }) => {
  const track = "create edit reorder add_problem remove_problem sections guide lesson problems publish unpublish delete restore import shipped use_shipped undo_shipped";
  const problem = "import shipped use_shipped undo_shipped publish unpublish discard";
  const user = "create token revoke role password claim_admin";
  const actions = [["track", track], ["problem", problem], ["content", "load"], ["user", user], ["submission", "retry"]].flatMap(([of, names]) => names!.split(" ").map((name) => `${of}.${name}`));
  const fields = "cause days deleted description edition file hours import keys_revoked lesson name names ok override package prerequisites problem problems published role scope section shipped state title verdict".split(" ");
  const values = [{ Text: "" }, { Flag: true }, { Flag: false }, "Nothing"];
  const items = actions.map((action, at) => ({ at: now, actor: at % 2 ? by : null, action, target: "sum", changes: at === 0 ? fields.map((field, nth) => ({ field, before: values[nth % values.length], after: { Text: `a\n${field}` } })) : [] }));
  await app.open("/admin/people");
  await changeAdminViews(page, { Audit: () => ({ Audit: { items, next: "x" } }), Tracks: () => ({ Tracks: [none, none] }), People: () => ({ People: none }) });
  await go(page, "/admin/audit");
  await expect(page.locator(".report")).toHaveCount(items.length);
  await expectAllTranslated(page, "all kinds of changes");
  await expectFits(page, "all kinds of changes");
  for (const address of ["/admin/tracks", "/admin/people"]) {
    await go(page, address);
    await expect(page.locator("main .empty")).toBeVisible();
    await expectAllTranslated(page, `${address}, empty`);
  }
});

test("the submission of someone else", async ({ app, page }) => {
  const view = { submission: submission({ id: 7, verdict: "judge_error" }), language: "Python 3", author: { id: 2, name: "⟦Ada⟧", email: by, role: "learner" } };
  await app.open("/admin/people");
  await answer(page, "get_submission", view);
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "/submissions/7";
    link.id = "forged";
    document.querySelector("main")?.append(link);
  });
  await page.locator("#forged").dispatchEvent("click");
  await page.waitForURL("**/submissions/7");
  await expect(page.locator("h1")).toBeVisible();
  await expectAllTranslated(page, "the submission of someone else");
});
