// A live region for screen readers that does not interrupt too often.

import { element } from "./elements.ts";

/** Progress is announced at most this often. */
const PROGRESS_EVERY_MS = 5000;

export interface Announcer {
  readonly region: HTMLElement;
  /** Announces something at once. */
  say(words: string): void;
  /** Announces progress, unless it was announced recently. */
  progress(words: string): void;
}

export function createAnnouncer(): Announcer {
  const region = element("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  let progressAt = Number.NEGATIVE_INFINITY;

  function say(words: string): void {
    progressAt = Number.NEGATIVE_INFINITY;
    region.textContent = words;
  }

  function progress(words: string): void {
    const now = performance.now();
    if (now - progressAt < PROGRESS_EVERY_MS) return;
    progressAt = now;
    region.textContent = words;
  }

  return { region, say, progress };
}
