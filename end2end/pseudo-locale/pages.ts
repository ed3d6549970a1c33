// Opens and uses pages in the pseudo-locale.

import { expect, type APIResponse, type Locator, type Page } from "@playwright/test";

import { accented } from "../../editor/src/accented.ts";
import { newPerson, type Person, register as registerAs } from "../fixtures/account.ts";
import { type as typeInto } from "../fixtures/problem-page.ts";

export const button = (within: Page | Locator, english: string) => within.getByRole("button", { name: accented(english), exact: true });
export const tab = (page: Page, english: string) => page.getByRole("tab", { name: accented(english), exact: true });
export const type = (page: Page, text: string) => typeInto(page, text, accented("Source code"));

/** Registers an account and logs in. */
export function register(page: Page): Promise<Person> {
  return registerAs(page, { ...newPerson(), name: "⟦Ada⟧" });
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
