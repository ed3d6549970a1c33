// Times, formatted as in app/src/ui/format.rs and clock.rs.

import { element } from "./elements.ts";
import { TEXTS } from "./texts.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Smaller clock differences are not corrected. */
const TOLERATED_MS = MINUTE_MS;

/** A relative time with the exact time as its title, both in ms. `now` must come from the same clock as `at`. */
export function timeElement(at: number, now: number): HTMLElement {
  const date = new Date(at);
  return element("time", { datetime: `${date.toISOString().slice(0, 19)}Z`, title: exact(date) }, relative(at, now));
}

/** The server's time. The browser's clock may be hours off, so the page contains the time when it was rendered. */
export function serverNow(): number {
  const ahead = performance.timeOrigin - Number(document.documentElement.dataset.now ?? Number.NaN);
  return Date.now() - (Math.abs(ahead) < TOLERATED_MS || Number.isNaN(ahead) ? 0 : ahead);
}

function relative(at: number, now: number): string {
  const words = TEXTS.time;
  const age = now - at;
  if (age < MINUTE_MS) return words.justNow;
  if (age < HOUR_MS) return words.minutesAgo(Math.floor(age / MINUTE_MS));
  if (age < DAY_MS) return words.hoursAgo(Math.floor(age / HOUR_MS));
  if (age < 2 * DAY_MS) return words.yesterday;
  if (age < 30 * DAY_MS) return words.daysAgo(Math.floor(age / DAY_MS));
  return day(new Date(at));
}

function exact(at: Date): string {
  return TEXTS.time.exact(day(at), at.toISOString().slice(11, 19));
}

function day(at: Date): string {
  return TEXTS.time.day(at.getUTCDate(), TEXTS.time.months[at.getUTCMonth()] ?? "", at.getUTCFullYear());
}
