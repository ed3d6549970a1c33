// Pages name the files of the wasm that they need, so that browsers load and compile them at the same time.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, hydrated, openFirstProblem, test } from "../fixtures/app.ts";
import { logInAsAdmin } from "../fixtures/importing.ts";
import { editorReady } from "../fixtures/problem-page.ts";

/** Opens a page and checks that it loads the files of the wasm that its HTML names, each once, and no others. */
async function expectNamedFiles(page: Page, path: string): Promise<void> {
  const loaded: string[] = [];
  const listen = (request: { url(): string }) => {
    const file = new URL(request.url()).pathname;
    if (file.endsWith(".wasm")) loaded.push(file);
  };
  page.on("request", listen);
  const response = await page.goto(path);
  const html = (await response?.text()) ?? "";
  await hydrated(page);
  if (await page.locator("[data-bench]").count()) await editorReady(page);
  page.off("request", listen);
  const named = new Set(html.match(/\/pkg\/[\w.-]+\.wasm/g));
  expect(loaded.sort(), path).toEqual([...named].sort());
}

test("visitors' pages name their files", async ({ page }) => {
  const { slug, track } = await openFirstProblem(page);
  for (const path of ["/", "/problems", "/tracks", track, `/problems/${slug}`, "/login", "/register", "/compare"]) {
    await expectNamedFiles(page, path);
  }
});

test("members' pages name their files", async ({ page }) => {
  await register(page);
  for (const path of ["/submissions", "/lists", "/review", "/profile", "/account", "/account/keys"]) {
    await expectNamedFiles(page, path);
  }
});

test("admin pages name their files", async ({ page }) => {
  await logInAsAdmin(page);
  const names = ["", "tracks", "new-track", "problems", "shipped", "submissions", "people", "failed", "audit"];
  for (const name of names) await expectNamedFiles(page, `/admin/${name}`.replace(/\/$/, ""));
});
