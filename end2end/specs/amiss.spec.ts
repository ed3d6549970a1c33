// When something is amiss, nothing is lost and the page says so.

import { register } from "../fixtures/account.ts";
import { expect, openFirstProblem, test } from "../fixtures/app.ts";
import { benchReady } from "../fixtures/bench.ts";
import { accepted } from "../fixtures/solution.ts";

test("a browser without WebAssembly reads and submits, and is told what it lacks", async ({ app, page }) => {
  app.allow(/./);
  await register(page);
  const { slug } = await openFirstProblem(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, "WebAssembly", { value: undefined });
  });
  await page.goto(`/problems/${slug}`);
  await expect(page.locator("#banner-wasm")).toContainText("WebAssembly");
  await expect(page.getByRole("heading", { name: "Sample 1" })).toBeVisible();
  await expect(page.getByText("needs scripts; submitting does not")).toBeVisible();
  await page.getByLabel("Language").selectOption("python3");
  await page.getByRole("textbox", { name: "Source code" }).fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL("**/submissions/*");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("region", { name: "Result", exact: true })).toContainText("Accepted", { timeout: 500 });
  }).toPass({ timeout: 30_000 });
});

test("an editor that cannot be fetched leaves a form that works", async ({ app, page }) => {
  app.allow(/editor|Failed to load/);
  await page.route("**/editor/editor-*.js", (route) => route.abort());
  await register(page);
  const { slug } = await openFirstProblem(page);
  const field = page.getByRole("textbox", { name: "Source code" });
  await expect(field).toBeVisible();
  await page.getByLabel("Language").selectOption("python3");
  await field.fill(accepted(slug, "python3"));
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByRole("region", { name: "Result", exact: true }).getByRole("status")).toContainText("Accepted", { timeout: 30_000 });
});

test("no other host is asked for anything", async ({ app, page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await openFirstProblem(page);
  await benchReady(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: /^Find/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await app.open("/");
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});
