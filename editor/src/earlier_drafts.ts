// Texts that were replaced, so that each can come back. Each is kept in this browser before it is replaced, which takes no time and needs no
// network; a member's goes on to the server from here. Of a draft, both sides keep the newest only.

import { ask, unlessDead } from "./api.ts";
import { serverEarlierDrafts } from "./server_drafts.ts";
import { storage } from "./storage.ts";
import { serverNow } from "./time.ts";

export interface EarlierDraft {
  id: number;
  source: string;
  saved_at: number;
}

/** Which draft the texts belong to. */
export interface DraftPlace {
  /** Its key in this browser's storage. */
  key: string;
  /** Its path on the server; null for visitors, whose earlier drafts stay in this browser. */
  path: string | null;
}

/** How many earlier drafts are kept here, per draft. */
const MOST_EARLIER = 20;
/** The most that a browser sends after the page is gone, in characters. */
const MOST_KEPT_ALIVE = 20 * 1024;
/** The draft is gone: the server takes earlier ones once there is one again. */
const NO_DRAFT = 404;
const LOGGED_OUT = 401;
const TOO_MANY = 429;

export class EarlierDrafts {
  /** What was kept last, by key: the same text is not kept twice in a row. */
  readonly #last = new Map<string, string>();
  /** By key, the texts of a draft that are being sent. */
  readonly #sending = new Map<string, Promise<void>>();
  /** Texts that the server does not take, e.g. because they are too large: they stay in this browser. */
  readonly #refused = new Set<string>();

  /** Keeps a text that is about to be replaced, in this browser. */
  keep(place: DraftPlace, text: string): void {
    if (text.trim() === "" || this.#last.get(place.key) === text) return;
    this.#last.set(place.key, text);
    const kept = here(place);
    if (kept[0]?.source !== text) {
      const id = (kept[0]?.id ?? 0) + 1;
      write(place, [{ id, source: text, saved_at: place.path === null ? Date.now() : serverNow() }, ...kept]);
    }
  }

  /** Sends what only this browser has, oldest first; the server must have the draft. What cannot be sent now stays until the next call. */
  send(place: DraftPlace): Promise<void> {
    const { key } = place;
    const sending = this.#sending.get(key) ?? this.#sendAll(place).finally(() => this.#sending.delete(key));
    this.#sending.set(key, sending);
    return sending;
  }

  async #sendAll(place: DraftPlace): Promise<void> {
    if (place.path === null) return;
    for (;;) {
      const next = here(place).findLast(({ source }) => !this.#refused.has(source));
      if (!next) return;
      const keepalive = next.source.length <= MOST_KEPT_ALIVE;
      const answer = await ask("POST", `${place.path}/history`, { source: next.source }, { keepalive, signal: unlessDead() });
      if (answer.ok) write(place, here(place).filter(({ source }) => source !== next.source));
      else if (canBeSentLater(answer.status)) return;
      else this.#refused.add(next.source);
    }
  }

  /** All of a draft, newest first; null where they cannot be read. */
  async list(place: DraftPlace): Promise<EarlierDraft[] | null> {
    if (place.path === null) return here(place);
    // As of before: one that arrives there meanwhile must not be missing on both sides.
    const kept = here(place);
    const answer = await serverEarlierDrafts(place.path);
    if (!answer.ok) return kept.length > 0 ? kept : null;
    const { items } = answer.value;
    return [...kept.filter((text) => !items.some(({ source }) => source === text.source)), ...items];
  }

  /** Makes the texts of one draft those of another. */
  move(from: DraftPlace, to: DraftPlace): void {
    const texts = here(from);
    if (texts.length === 0) return;
    write(to, [...here(to), ...texts]);
    storage.remove(storageKey(from));
  }
}

function canBeSentLater(status: number): boolean {
  return status === 0 || status >= 500 || [NO_DRAFT, LOGGED_OUT, TOO_MANY].includes(status);
}

function here(place: DraftPlace): EarlierDraft[] {
  return storage.getJson<EarlierDraft[]>(storageKey(place), []);
}

function write(place: DraftPlace, texts: EarlierDraft[]): void {
  if (texts.length === 0) storage.remove(storageKey(place));
  else storage.setJson(storageKey(place), texts.slice(0, MOST_EARLIER));
}

function storageKey({ key }: DraftPlace): string {
  return `${key}:earlier`;
}
