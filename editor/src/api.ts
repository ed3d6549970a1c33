// Asking our own server, over its REST interface.

/** What came of a request. `status` is 0 where the server was not reached. */
export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; title: string; detail: string };

/** Longer than any answer takes. */
const ANSWER_MS = 60_000;

/** Gives up a request that has no answer for a minute, where others wait for it: its connection is dead. */
export function unlessDead(): AbortSignal {
  return AbortSignal.timeout(ANSWER_MS);
}

export async function ask<T>(method: string, path: string, body?: unknown, options: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      ...options,
    });
    const text = await response.text();
    if (response.ok) return { ok: true, value: (text === "" ? null : JSON.parse(text)) as T };
    return { ok: false, status: response.status, ...refusal(text) };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return { ok: false, status: 0, title: "", detail: "" };
  }
}

/** The words of an answer as RFC 9457 has them; those of a proxy say nothing. */
function refusal(text: string): { title: string; detail: string } {
  try {
    const { title = "", detail = "" } = JSON.parse(text) as { title?: string; detail?: string };
    return { title, detail };
  } catch {
    return { title: "", detail: "" };
  }
}
