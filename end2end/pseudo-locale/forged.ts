// Answers of the server that are hard to cause, such as those about a judge that failed. The pages get them from the browser instead.

import type { Page, Route, WebSocketRoute } from "@playwright/test";

/** Matches the address of a server function. */
const address = (endpoint: string) => new RegExp(`/api/fn/${endpoint}(\\?|$)`);

/** Answers a server function with `json`, until the next call for the same function. */
export async function answer(page: Page, endpoint: string, json: unknown, status = 200): Promise<void> {
  await page.unroute(address(endpoint));
  await page.route(address(endpoint), (route) => route.fulfill({ status, json }));
}

/** Changes the answers of a server function. */
export async function change<T>(page: Page, endpoint: string, changed: (json: T) => unknown): Promise<void> {
  await page.unroute(address(endpoint));
  await page.route(address(endpoint), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: changed((await response.json()) as T) });
  });
}

/** The connection to the server cannot be used for a server function. */
export async function disconnect(page: Page, endpoint: string): Promise<void> {
  await page.unroute(address(endpoint));
  await page.route(address(endpoint), (route) => route.abort("connectionfailed"));
}

/** What the server says when it refuses something. Its own texts are in brackets too. */
export const refusal = (status: number) => ({ status, title: "⟦Refused⟧", detail: `⟦Try again (${status}).⟧`, fields: [] });

/** Replaces the content of admin pages, by the name of their view. */
export async function changeAdminViews(page: Page, views: Record<string, () => unknown>): Promise<void> {
  await page.route(address("admin_read"), async (route: Route) => {
    const { ask } = route.request().postDataJSON() as { ask: { view: string } };
    const forged = views[ask.view];
    if (forged) await route.fulfill({ json: forged() });
    else await route.continue();
  });
}

/** The live connection of a page, without a server. It must be called before the page is opened. */
export async function forgeLive(page: Page): Promise<{ send(message: object): Promise<void> }> {
  let newest: WebSocketRoute | undefined;
  let opened = () => {};
  const first = new Promise<void>((resolve) => (opened = resolve));
  await page.routeWebSocket("**/api/v1/live", (socket) => {
    newest = socket;
    opened();
  });
  return {
    async send(message) {
      await first;
      newest?.send(JSON.stringify(message));
    },
  };
}

/** A stored submission. */
export function submission(fields: object): object {
  return {
    id: 1,
    problem: "sum",
    problem_title: "⟦Sum⟧",
    language: "python3",
    interface: null,
    state: "done",
    verdict: "wrong_answer",
    score: null,
    cpu_ms: 12,
    wall_ms: 14,
    memory_kib: 9000,
    passed: 0,
    total: 3,
    compile_output: null,
    failure: null,
    groups: [],
    message: null,
    attempt: 1,
    created_at: Date.now(),
    finished_at: Date.now(),
    source: "print(3)",
    files: [],
    ...fields,
  };
}
