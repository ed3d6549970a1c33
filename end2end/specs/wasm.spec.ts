// Pages name the part of the wasm that they need, so that browsers load it together with the first file.

import type { Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, hydrated, openFirstProblem, test } from "../fixtures/app.ts";
import { logInAsAdmin } from "../fixtures/importing.ts";
import { editorReady } from "../fixtures/problem-page.ts";

/** The files of each lazy part, from the bundle's manifest. */
async function parts(page: Page): Promise<Record<string, string[]>> {
  const script = await page.locator('link[rel="modulepreload"]').first().getAttribute("href");
  const manifest = (script ?? "").replace("/assay.", "/parts.").replace(/js$/, "json");
  return (await page.request.get(manifest)).json();
}

/** Opens a page and checks that it loads the first file and the files of its part, each once, and no others. */
async function expectFiles(page: Page, path: string, part?: string): Promise<void> {
  // The page before may still load something.
  await page.goto("about:blank");
  const loaded: string[] = [];
  const listen = (request: { url(): string }) => {
    const file = new URL(request.url()).pathname;
    if (/\.(wasm|bin)$/.test(file)) loaded.push(file);
  };
  page.on("request", listen);
  const response = await page.goto(path);
  const html = (await response?.text()) ?? "";
  await hydrated(page);
  if (part === "problem_page") await editorReady(page);
  page.off("request", listen);
  const [first] = html.match(/\/pkg\/assay[\w.-]+\.wasm/) ?? [];
  const files = part ? ((await parts(page))[part] ?? []) : [];
  const wanted = [first, ...files.map((file) => `/pkg/${file}`)];
  expect(loaded.sort(), path).toEqual(wanted.sort());
  // The page itself names the part, because its scripts request it only when the first file has started.
  if (part) expect(html, path).toContain(`assay.compile("${part}")`);
}

test("visitors' pages load their part", async ({ page }) => {
  const { slug, track } = await openFirstProblem(page);
  await expectFiles(page, "/");
  await expectFiles(page, `/problems/${slug}`, "problem_page");
  for (const path of ["/problems", "/tracks", track, "/login", "/register"]) await expectFiles(page, path, "lists");
});

test("members' pages load their part", async ({ page }) => {
  await register(page);
  for (const path of ["/submissions", "/lists", "/review", "/profile", "/account", "/account/keys", "/compare"]) {
    await expectFiles(page, path, "lists");
  }
});

test("admin pages load their part", async ({ page }) => {
  await logInAsAdmin(page);
  const names = ["", "/tracks", "/new-track", "/problems", "/shipped", "/submissions", "/people", "/failed", "/audit"];
  for (const name of names) await expectFiles(page, `/admin${name}`, "admin");
});
