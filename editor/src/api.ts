// Requests to the server's REST interface.

/** The result of a request. `status` is 0 if the server could not be reached. */
export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; title: string; detail: string };

/** The server answers sooner than this. */
const TIMEOUT_MS = 60_000;

/** Ends a request without an answer, so that later requests do not wait for a dead connection. */
export function requestTimeout(): AbortSignal {
  return AbortSignal.timeout(TIMEOUT_MS);
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

/** The title and detail of an RFC 9457 response; empty for responses of a proxy. */
function refusal(text: string): { title: string; detail: string } {
  try {
    const { title = "", detail = "" } = JSON.parse(text) as { title?: string; detail?: string };
    return { title, detail };
  } catch {
    return { title: "", detail: "" };
  }
}
