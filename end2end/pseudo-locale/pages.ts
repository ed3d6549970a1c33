// Opens and uses pages in the pseudo-locale.

import { randomUUID } from "node:crypto";

import { expect, type APIResponse, type Locator, type Page } from "@playwright/test";

import { accented } from "../../editor/src/accented.ts";
import { hydrated } from "../fixtures/app.ts";
import { type as typeInto } from "../fixtures/problem-page.ts";

export const button = (within: Page | Locator, english: string) => within.getByRole("button", { name: accented(english), exact: true });
export const tab = (page: Page, english: string) => page.getByRole("tab", { name: accented(english), exact: true });
export const type = (page: Page, text: string) => typeInto(page, text, accented("Source code"));

/** Logs in with the form of the current page, and waits for the next one. */
export async function logIn(page: Page, email: string, password: string): Promise<void> {
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.locator("main .form__actions button").click();
  await expect(page.locator('form[action*="log_out"]')).toBeAttached();
  await hydrated(page);
}

/** Registers an account and logs in. */
export async function register(page: Page): Promise<{ email: string; password: string }> {
  const email = `ada-${randomUUID()}@example.org`;
  const password = "a long password";
  await page.goto("/register");
  await hydrated(page);
  await page.fill("#name", "⟦Ada⟧");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.locator("main .form__actions button").click();
  await expect(page.locator("#name")).toHaveCount(0);
  await logIn(page, email, password);
  return { email, password };
}

/** Sends a request to the REST interface as the person of the page. */
export async function send(page: Page, method: string, path: string, data?: unknown): Promise<APIResponse> {
  const response = await page.request.fetch(`/api/v1/${path}`, { method, data });
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
  return response;
}

/** Submits a program and waits for its verdict. Returns the address of the submission. */
export async function submit(page: Page, problem: string, source: string, verdict: string, language = "python3"): Promise<string> {
  const { id } = (await (await send(page, "POST", "submissions", { problem, language, source })).json()) as { id: number };
  const finished = async () => ((await (await send(page, "GET", `submissions/${id}`)).json()) as { verdict: string | null }).verdict;
  await expect.poll(finished, { timeout: 30_000 }).toBe(verdict);
  return `/submissions/${id}`;
}
