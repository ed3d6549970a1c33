// Before any text is replaced in the editor, it is saved: after an immediate reload it is among the earlier drafts.

import type { Page } from "@playwright/test";

import { fillLogIn, register, registerWithForms } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, test } from "../fixtures/app.ts";
import { editorReady, choose, draftSaved, notices, source, type } from "../fixtures/problem-page.ts";
import { earlierDrafts, restore } from "../fixtures/earlier-drafts.ts";
import { submit, write } from "../fixtures/solution.ts";

/** Reloads before pending requests are answered. */
async function reloadAtOnce(page: Page): Promise<void> {
  await page.reload();
  await editorReady(page);
}

/** The server's earlier drafts in Python. */
async function serverHistory(page: Page): Promise<string[]> {
  const slug = new URL(page.url()).pathname.split("/")[2];
  const answer = await page.request.get(`/api/v1/drafts/${slug}/python3/history`);
  return ((await answer.json()) as { items: { source: string }[] }).items.map(({ source }) => source);
}

async function openInPython(page: Page): Promise<void> {
  await openFirstProblem(page);
  await choose(page, "python3");
}

/** A new user with a saved draft in Python. */
async function beginWithDraft(page: Page, text: string): Promise<void> {
  await register(page);
  await openInPython(page);
  await type(page, text);
  await draftSaved(page);
}

/** Holds requests for the draft in Python until the returned function is called. */
async function holdDraft(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/v1/drafts/*/python3", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

const reset = (page: Page) => page.getByRole("button", { name: "Reset to starter code" }).click();

test("reset keeps a text that was saved", async ({ page }) => {
  await register(page);
  await openInPython(page);
  await type(page, "# saved");
  await draftSaved(page);
  await reset(page);
  await expect.poll(() => source(page)).toMatch(/import sys/);
  await reloadAtOnce(page);
  await expect.poll(() => source(page), "the reset persists").toMatch(/import sys/);
  expect(await earlierDrafts(page)).toContain("# saved");
  await expect.poll(() => serverHistory(page), "also in other browsers").toContain("# saved");
});

test("reset keeps a text that is still being sent", async ({ page }) => {
  await beginWithDraft(page, "# first");
  // Block all writes to the server.
  await page.route("**/api/v1/drafts/**", (route) => (route.request().method() === "GET" ? route.continue() : undefined));
  await type(page, "# newest");
  await reset(page);
  await reloadAtOnce(page);
  expect((await earlierDrafts(page))[0]).toBe("# newest");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await reloadAtOnce(page);
  await expect.poll(() => serverHistory(page), "sent with the next visit").toContain("# newest");
});

test("reset keeps a text that the server never had", async ({ page }) => {
  await register(page);
  await openInPython(page);
  await type(page, "# never saved");
  await reset(page);
  await reloadAtOnce(page);
  expect(await earlierDrafts(page)).toContain("# never saved");
  await expect.poll(() => serverHistory(page)).toContain("# never saved");
});

test("reset keeps a visitor's text", async ({ page }) => {
  const person = await registerWithForms(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Log in" })).toBeVisible();
  await openInPython(page);
  await type(page, "# of a visitor");
  await reset(page);
  await reloadAtOnce(page);
  expect(await earlierDrafts(page)).toEqual(["# of a visitor"]);

  await page.getByRole("link", { name: "Log in to submit" }).click();
  await fillLogIn(page, person.email, person.password);
  await editorReady(page);
  expect(await earlierDrafts(page), "logging in keeps it").toContain("# of a visitor");
});

test("restoring an earlier draft keeps the current text", async ({ page }) => {
  await register(page);
  await openInPython(page);
  await type(page, "# one");
  await reset(page);
  await type(page, "# two");
  await restore(page, "# one");
  await expect.poll(() => source(page)).toBe("# one");
  await reloadAtOnce(page);
  await expect.poll(() => source(page)).toBe("# one");
  expect(await earlierDrafts(page)).toContain("# two");
});

test("opening a submission in another language keeps the current texts", async ({ page }) => {
  await register(page);
  await openInPython(page);
  await write(page, "python3", 'print("submitted")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await type(page, "# newer in Python");
  await choose(page, "cpp");
  await type(page, "// in C++");
  await page.getByRole("tab", { name: "Submissions" }).click();
  await page.locator(".attempt").getByRole("link", { name: /in the editor/ }).click();
  await expect.poll(() => source(page)).toBe('print("submitted")');
  await reloadAtOnce(page);
  await expect.poll(() => source(page)).toBe('print("submitted")');
  expect(await earlierDrafts(page)).toContain("# newer in Python");
  await choose(page, "cpp");
  await expect.poll(() => source(page)).toBe("// in C++");
});

test("opening a submission by its address keeps the draft", async ({ page }) => {
  await register(page);
  await openInPython(page);
  await write(page, "python3", 'print("submitted")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await expect(page).toHaveURL(/submission=\d+/);
  const id = new URL(page.url()).searchParams.get("submission");
  await type(page, "# newer");
  await draftSaved(page);
  await page.goto(`${new URL(page.url()).pathname}?from=${id}`);
  await editorReady(page);
  await expect.poll(() => source(page)).toBe('print("submitted")');
  await reloadAtOnce(page);
  expect(await earlierDrafts(page)).toContain("# newer");
});

test("switching the language during a save keeps the newest text", async ({ page }) => {
  await beginWithDraft(page, "# first");
  const release = await holdDraft(page);
  const sent = page.waitForRequest((request) => request.method() === "PUT");
  await type(page, "# on its way");
  await sent;
  await type(page, "# newest");
  await choose(page, "cpp");
  release();
  const slug = new URL(page.url()).pathname.split("/")[2];
  const saved = async () => {
    const answer = await page.request.get(`/api/v1/drafts/${slug}/python3`);
    return ((await answer.json()) as { source: string }).source;
  };
  await expect.poll(saved, "the server gets the newest one, though another language is open").toBe("# newest");
  await choose(page, "python3");
  await expect.poll(() => source(page)).toBe("# newest");
  await reloadAtOnce(page);
  await expect.poll(() => source(page)).toBe("# newest");
  expect(await earlierDrafts(page)).toContain("# newest");
});

test("a reload right after typing is not a conflict", async ({ app, page }) => {
  app.allow(/status of 409/);
  await beginWithDraft(page, "# first");
  // The server saves the draft, but its responses are lost.
  await page.route("**/api/v1/drafts/*/python3", async (route) => {
    await route.fetch();
  });
  const arrived = page.waitForRequest((request) => request.method() === "PUT" && (request.postData() ?? "").includes("# sent"));
  await type(page, "# sent");
  await arrived;
  await type(page, "# newest");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await reloadAtOnce(page);
  await expect.poll(() => source(page)).toBe("# newest");
  await draftSaved(page);
  await expect(notices(page)).not.toContainText("another tab");
});

test("typing after the page was hidden causes no conflict", async ({ page }) => {
  await beginWithDraft(page, "# first");
  const release = await holdDraft(page);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, hidden);
  const sent = page.waitForRequest((request) => request.method() === "PUT");
  await type(page, "# hidden");
  await hide(true);
  await sent;
  await hide(false);
  await type(page, "# newest");
  release();
  await draftSaved(page);
  await expect.poll(() => source(page)).toBe("# newest");
  await expect(notices(page)).toBeEmpty();
});

test("an outdated server response does not replace a newer draft", async ({ page }) => {
  await beginWithDraft(page, "# first");
  let [asked, release, reached] = [0, () => {}, () => {}];
  const held = new Promise<void>((resolve) => (release = resolve));
  const atServer = new Promise<void>((resolve) => (reached = resolve));
  await page.route("**/api/v1/drafts/*/python3", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    asked += 1;
    const response = await route.fetch();
    reached();
    await held;
    await route.fulfill({ response });
  });
  await reloadAtOnce(page);
  await atServer;
  await type(page, "# newest");
  await draftSaved(page);
  release();
  await expect.poll(() => asked, "it asks again").toBe(2);
  await draftSaved(page);
  expect(await source(page)).toBe("# newest");
  await page.unrouteAll({ behavior: "wait" });
  await reloadAtOnce(page);
  await draftSaved(page);
  expect(await source(page)).toBe("# newest");
});

for (const [which, kept] of [
  ["Use the other version", "# second tab"],
  ["Keep this version", "# first tab"],
] as const) {
  test(`a conflict between tabs: ${which}`, async ({ app, context, page }) => {
    app.allow(/status of 409/);
    await register(page);
    await openInPython(page);
    await type(page, "# before");
    await draftSaved(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await editorReady(second);
    // No text reaches the server before the user decides.
    for (const tab of [page, second]) {
      await tab.route("**/api/v1/drafts/*/python3", (route) => (route.request().method() === "PUT" ? undefined : route.continue()));
    }
    await type(page, "# first tab");
    await expect(notices(second)).toContainText("another tab");
    await type(second, "# second tab");
    for (const tab of [page, second]) await tab.unrouteAll({ behavior: "ignoreErrors" });
    await second.getByRole("button", { name: which }).click();
    await expect(notices(second)).not.toContainText("another tab");
    await second.reload();
    await editorReady(second);
    expect(await earlierDrafts(second)).toContain(kept);
  });
}

test("a rejected version causes no second question", async ({ app, context, page }) => {
  app.allow(/status of 409/);
  await beginWithDraft(page, "# before");
  const second = await context.newPage();
  await second.goto(page.url());
  await editorReady(second);
  // The server saves the first tab's draft, but no tab receives the response.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let saved = () => {};
  const atServer = new Promise<void>((resolve) => (saved = resolve));
  await page.route("**/api/v1/drafts/*/python3", async (route) => {
    await held;
    await route.fetch();
    saved();
  });
  await type(page, "# first tab");
  await expect(notices(second)).toContainText("another tab");
  release();
  await atServer;
  await second.getByRole("button", { name: "Keep this version" }).click();
  await draftSaved(second);
  await expect(notices(second)).not.toContainText("another tab");
  await expect.poll(() => source(page), "the first tab follows").toBe("# before");
  await expect(notices(page)).not.toContainText("another tab");
  await second.reload();
  await editorReady(second);
  await expect.poll(() => source(second)).toBe("# before");
  expect(await earlierDrafts(second)).toContain("# first tab");
});

test("a newer draft of another device keeps the local text", async ({ browser, page }) => {
  const person = await register(page);
  await openInPython(page);
  await type(page, "# here");
  await draftSaved(page);
  const other = await (await browser.newContext({ baseURL: process.env.ASSAY_URL, reducedMotion: "reduce" })).newPage();
  await other.goto(`/login?next=${encodeURIComponent(new URL(page.url()).pathname)}`);
  await expect(other.locator("html[data-hydrated]")).toBeAttached();
  await fillLogIn(other, person.email, person.password);
  await choose(other, "python3");
  await expect.poll(() => source(other)).toBe("# here");
  await type(other, "# there");
  await draftSaved(other);
  await other.context().close();
  await reloadAtOnce(page);
  await expect.poll(() => source(page)).toBe("# there");
  expect(await earlierDrafts(page)).toContain("# here");
});
