// Drafts, per problem and language. Each is saved in this browser at once, and for members on the server soon after. Nothing is
// overwritten silently: each save names the revision that it was made from, and if that is no longer the newest, the user decides. Before
// any text is replaced, it goes to the earlier drafts.
//
// No clocks are compared: the server counts revisions, and the browser counts turns.

import { type Answer, ask, requestTimeout } from "./api.ts";
import { type DraftPlace, type EarlierDraft, EarlierDrafts } from "./earlier_drafts.ts";
import { serverDrafts } from "./server_drafts.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

/** A draft on the server. */
export interface ServerDraft {
  language: string;
  source: string;
  revision: number;
}

/** A draft in this browser. */
interface LocalDraft {
  text: string;
  /** The server revision that it is based on; 0 for none. */
  base: number;
  /** Whether it has changes that the server lacks. */
  dirty: boolean;
  /** Increases with each write of any tab. */
  turn: number;
  /** Texts that are being sent. If the user leaves the page, the next page recognizes saved texts by this. */
  sent?: string[];
  /** The other version, when the user kept this one instead. Once the server has saved it, it is not a conflict again. */
  rejected?: string;
}

export interface Hooks {
  /** Shows where the draft is saved, in a few words. */
  status: (words: string) => void;
  /** Reports a conflicting draft, or null when there is none any more. */
  conflict: (theirs: string | null) => void;
  /** Replaces the text in the editor. */
  replace: (text: string) => void;
  /** Shows a longer message until the next one. */
  notice: (words: string | null, logIn?: boolean) => void;
}

/** Save after this pause in typing. */
const PAUSE_MS = 700;
/** Save at least this often while the user types without a pause. */
const LONGEST_MS = 4000;
/** The wait before the next try if the server could not be reached. */
const AGAIN_MS = 4000;
/** The server's limit (MAX_SOURCE_BYTES in crates/domain). */
const MOST_BYTES = 128 * 1024;
/** The most that a browser sends after the user leaves the page. */
const MOST_KEPT_ALIVE_BYTES = 60 * 1024;
/** How many sent texts are remembered: the current save, and saves that began when the page was hidden. */
const MOST_SENT = 3;

export class Drafts {
  readonly #owner: string;
  readonly #problem: string;
  readonly #hooks: Hooks;
  readonly #channel = new BroadcastChannel("assay:drafts");
  readonly #listening = new AbortController();
  readonly #earlier = new EarlierDrafts();
  /** The server's drafts by language; null until the server has answered. */
  #server: Map<string, ServerDraft> | null = null;
  #language = "";
  #text = "";
  #kept: LocalDraft | null = null;
  #theirs: LocalDraft | null = null;
  #timer = 0;
  #since = 0;
  #sending: Promise<void> | null = null;
  /** How many drafts of this page the server has saved. */
  #saves = 0;

  constructor(owner: string, problem: string, hooks: Hooks) {
    this.#owner = owner;
    this.#problem = problem;
    this.#hooks = hooks;
    const { signal } = this.#listening;
    this.#channel.addEventListener("message", ({ data }) => this.#onMessage(data as { key: string; kept: LocalDraft }), { signal });
    window.addEventListener("online", () => void this.#reconnect(), { signal });
    window.addEventListener("pagehide", () => this.#saveBeforeLeaving(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#saveBeforeLeaving(), { signal });
    if (this.#isMember) void this.#reconnect();
    else if (!storage.isPersistent) hooks.notice(TEXTS.drafts.nowhere);
    if (this.#isMember && !storage.isPersistent) hooks.notice(TEXTS.drafts.serverOnly);
  }

  /** The language in which this problem was last edited, else the last chosen language. */
  get lastLanguage(): string | null {
    const visitors = storage.get(languageKeyOf("visitor", this.#problem));
    // After logging in, continue with the visitor's draft.
    if (visitors !== null && read(keyOf("visitor", this.#problem, visitors))) return visitors;
    const anywhere = () => storage.get(chosenKeyOf(this.#owner)) ?? storage.get(chosenKeyOf("visitor"));
    return storage.get(languageKeyOf(this.#owner, this.#problem)) ?? anywhere();
  }

  /** Remembers an explicit choice: the next problem starts with this language. */
  rememberLanguage(language: string): void {
    storage.set(chosenKeyOf(this.#owner), language);
  }

  /** Switches to a language and returns its draft; null if there is none. */
  open(language: string): string | null {
    if (this.#language) this.#flush();
    window.clearTimeout(this.#timer);
    this.#since = 0;
    this.#language = language;
    storage.set(languageKeyOf(this.#owner, this.#problem), language);
    this.#theirs = null;
    this.#kept = read(this.#key);
    this.#adoptVisitors();
    this.#text = this.#kept?.text ?? "";
    const aside = storage.get(this.#asideKey);
    if (aside !== null && this.#kept && aside !== this.#kept.text) {
      // A conflict that was open when the user left the page.
      this.#theirs = this.#kept;
      this.#text = aside;
    }
    this.#hooks.conflict(this.#theirs?.text ?? null);
    this.#showStatus();
    if (this.#server) queueMicrotask(() => this.#compare());
    return this.#theirs || this.#kept ? this.#text : null;
  }

  /** Call this after each change of the text. */
  changed(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    if (this.#theirs) {
      storage.set(this.#asideKey, text);
      return;
    }
    this.#write(true);
    if (!this.#isMember) return;
    this.#since ||= performance.now();
    const wait = Math.max(0, Math.min(PAUSE_MS, this.#since + LONGEST_MS - performance.now()));
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#send(), wait);
    this.#hooks.status(TEXTS.drafts.saving);
  }

  /** Saves the draft now, and the server's previous version among the earlier drafts. */
  keep(): void {
    if (this.#theirs) return;
    if (!this.#kept) this.#write(true);
    if (this.#isMember) {
      void this.#send(true);
    } else {
      this.#earlier.keep(this.#place, this.#text);
      this.#showStatus();
    }
  }

  /** Saves a text of this language before it is replaced. */
  keepEarlier(text: string): void {
    this.#earlier.keep(this.#place, text);
    // Otherwise it is sent after the first draft.
    if (this.#server?.has(this.#language)) void this.#earlier.send(this.#place);
  }

  /** Resolves a conflict. The other version goes to the earlier drafts. */
  async resolve(which: "mine" | "theirs"): Promise<void> {
    const theirs = this.#theirs;
    if (!theirs) return;
    this.#theirs = null;
    const mine = this.#text;
    storage.remove(this.#asideKey);
    this.#kept = theirs;
    this.#hooks.conflict(null);
    this.keepEarlier(which === "mine" ? theirs.text : mine);
    if (which === "mine") {
      this.#kept = { ...theirs, rejected: theirs.text };
      this.#write(true);
      this.#showStatus();
      if (this.#isMember) await this.#send(true);
      return;
    }
    this.#kept = { ...theirs, turn: Math.max(theirs.turn, read(this.#key)?.turn ?? 0) + 1 };
    storage.setJson(this.#key, this.#kept);
    this.#channel.postMessage({ key: this.#key, kept: this.#kept });
    this.#text = theirs.text;
    this.#hooks.replace(theirs.text);
    this.#showStatus();
  }

  /** The earlier drafts in this language, newest first; null if they cannot be read. */
  async earlier(): Promise<EarlierDraft[] | null> {
    return this.#earlier.list(this.#place);
  }

  get isMember(): boolean {
    return this.#isMember;
  }

  destroy(): void {
    this.#flush();
    this.#listening.abort();
    this.#channel.close();
    window.clearTimeout(this.#timer);
  }

  get #isMember(): boolean {
    return this.#owner !== "visitor";
  }

  get #key(): string {
    return keyOf(this.#owner, this.#problem, this.#language);
  }

  get #asideKey(): string {
    return `${this.#key}:aside`;
  }

  get #place(): DraftPlace {
    return this.#placeOf(this.#language);
  }

  #placeOf(language: string): DraftPlace {
    return { key: keyOf(this.#owner, this.#problem, language), path: this.#isMember ? this.#pathOf(language) : null };
  }

  #pathOf(language: string): string {
    return `drafts/${this.#problem}/${encodeURIComponent(language)}`;
  }

  /** Turns the visitor's draft into the member's after logging in. */
  #adoptVisitors(): void {
    if (!this.#isMember) return;
    const key = keyOf("visitor", this.#problem, this.#language);
    this.#earlier.move({ key, path: null }, this.#place);
    const visitors = read(key);
    if (!visitors) return;
    if (!this.#kept) {
      this.#kept = { ...visitors, base: 0, dirty: true, turn: 1 };
      storage.setJson(this.#key, this.#kept);
    } else if (this.#kept.text !== visitors.text) {
      // Only one text can wait for the user's decision.
      this.keepEarlier(storage.get(this.#asideKey) ?? "");
      storage.set(this.#asideKey, visitors.text);
    }
    storage.remove(key);
  }

  /** Saves the text in this browser, unless another tab has saved a newer one. */
  #write(dirty: boolean): void {
    const stored = read(this.#key);
    const turn = this.#kept?.turn ?? 0;
    if (stored && stored.turn > turn && stored.text !== this.#text) {
      this.#startConflict(stored);
      return;
    }
    this.#kept = { ...this.#kept, text: this.#text, base: this.#kept?.base ?? 0, dirty, turn: Math.max(turn, stored?.turn ?? 0) + 1 };
    storage.setJson(this.#key, this.#kept);
    this.#channel.postMessage({ key: this.#key, kept: this.#kept });
    if (!this.#isMember) this.#showStatus();
  }

  /** Another draft was saved: ask the user. */
  #startConflict(theirs: LocalDraft): void {
    window.clearTimeout(this.#timer);
    this.#theirs = theirs;
    storage.set(this.#asideKey, this.#text);
    this.#hooks.conflict(theirs.text);
    this.#showStatus();
  }

  /** Another tab has saved a draft. */
  #onMessage({ key, kept }: { key: string; kept: LocalDraft }): void {
    if (key !== this.#key) return;
    if (this.#theirs) {
      this.#theirs = kept;
      this.#hooks.conflict(kept.text);
    } else if (kept.text === this.#text) {
      this.#kept = kept;
      this.#showStatus();
    } else if (kept.turn > (this.#kept?.turn ?? 0)) {
      if (kept.rejected === this.#text) this.#followDecision(kept);
      else this.#startConflict(kept);
    }
  }

  /** Takes the version that the user chose in another tab. This tab's text is among the earlier drafts. */
  #followDecision(kept: LocalDraft): void {
    window.clearTimeout(this.#timer);
    this.#kept = kept;
    this.#text = kept.text;
    this.#hooks.replace(kept.text);
    this.#hooks.notice(TEXTS.drafts.tookTheirs);
    this.#showStatus();
  }

  /** Reads the server's drafts and synchronizes. */
  async #reconnect(): Promise<void> {
    if (!this.#isMember) return;
    const saves = this.#saves;
    const answer = await serverDrafts(this.#problem);
    if (this.#listening.signal.aborted) return;
    // The answer may be older than a save that finished meanwhile.
    if (saves !== this.#saves) return this.#reconnect();
    if (!answer.ok) {
      if (answer.status === 401) this.#hooks.notice(TEXTS.drafts.loggedOut, true);
      else this.#retryLater();
      return;
    }
    this.#server = new Map(answer.value.items.map((draft) => [draft.language, draft]));
    if (this.#language) this.#compare();
    for (const language of this.#server.keys()) void this.#earlier.send(this.#placeOf(language));
  }

  #compare(): void {
    const server = this.#server?.get(this.#language);
    const kept = this.#kept;
    if (this.#theirs) return;
    if (server && kept?.dirty && (kept.sent?.includes(server.source) || kept.rejected === server.source)) {
      // The server has a text that this page sent, or one that the user has rejected: not a conflict.
      kept.base = server.revision;
    }
    if (!server) {
      if (kept?.dirty) void this.#send();
    } else if (!kept || (!kept.dirty && kept.base !== server.revision)) {
      // This browser has no changes, so use the server's draft.
      this.#adoptServerDraft(server);
    } else if (kept.dirty && kept.text === server.source) {
      this.#adoptServerDraft(server);
    } else if (kept.dirty && kept.base === server.revision) {
      void this.#send();
    } else if (kept.dirty) {
      this.#startConflict({ text: server.source, base: server.revision, dirty: false, turn: kept.turn });
    } else {
      this.#showStatus();
    }
  }

  /** Continues with the server's draft. */
  #adoptServerDraft(server: ServerDraft): void {
    const turn = Math.max(this.#kept?.turn ?? 0, read(this.#key)?.turn ?? 0) + 1;
    this.#kept = { text: server.source, base: server.revision, dirty: false, turn };
    storage.setJson(this.#key, this.#kept);
    if (this.#text !== server.source) {
      this.keepEarlier(this.#text);
      this.#text = server.source;
      this.#hooks.replace(server.source);
    }
    this.#showStatus();
  }

  /** Sends the draft of a language, one request at a time. */
  async #send(keep = false, language = this.#language, options: RequestInit = {}): Promise<void> {
    if (language === this.#language) window.clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    this.#sending = this.#sendNow(keep, language, options).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  async #sendNow(keep: boolean, language: string, options: RequestInit): Promise<void> {
    // The user may have switched to another language meanwhile.
    const isOpen = () => language === this.#language;
    const kept = isOpen() ? this.#kept : read(keyOf(this.#owner, this.#problem, language));
    if (!kept || (isOpen() && this.#theirs) || (!kept.dirty && !keep)) return;
    const bytes = new TextEncoder().encode(kept.text).length;
    if (bytes > MOST_BYTES) {
      if (!isOpen()) return;
      this.#hooks.notice(TEXTS.drafts.tooLarge(Math.ceil(bytes / 1024), MOST_BYTES / 1024));
      this.#hooks.status(TEXTS.drafts.here);
      return;
    }
    if (isOpen()) this.#since = 0;
    const answer = await this.#put(language, kept, keep, options);
    if (answer.ok || !isOpen() || this.#listening.signal.aborted) {
      return;
    } else if (answer.status === 409) {
      await this.#reconnect();
    } else if (answer.status === 401) {
      this.#hooks.notice(TEXTS.drafts.loggedOut, true);
      this.#hooks.status(TEXTS.drafts.here);
    } else if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
      this.#retryLater();
    } else {
      this.#hooks.notice(answer.detail);
      this.#hooks.status(TEXTS.drafts.here);
    }
  }

  /** Sends a draft and stores the result. */
  async #put(language: string, kept: LocalDraft, keep: boolean, options: RequestInit): Promise<Answer<ServerDraft>> {
    const { text, base } = kept;
    kept.sent = [...(kept.sent ?? []).filter((sent) => sent !== text), text].slice(-MOST_SENT);
    store(keyOf(this.#owner, this.#problem, language), kept);
    const body = { source: text, revision: base, keep };
    const answer = await ask<ServerDraft>("PUT", this.#pathOf(language), body, { signal: requestTimeout(), ...options });
    if (answer.ok) this.#saved(language, text, answer.value);
    return answer;
  }

  /** Stores that the server has saved a text. */
  #saved(language: string, text: string, draft: ServerDraft): void {
    this.#saves += 1;
    this.#server?.set(language, draft);
    const isOpen = language === this.#language;
    const key = keyOf(this.#owner, this.#problem, language);
    const now = isOpen ? this.#kept : read(key);
    if (!now) return;
    const saved: LocalDraft = { text: now.text, turn: now.turn, base: draft.revision, dirty: now.text !== text };
    store(key, saved);
    void this.#earlier.send(this.#placeOf(language));
    if (!isOpen) {
      if (saved.dirty) void this.#send(false, language);
      return;
    }
    this.#kept = saved;
    if (this.#listening.signal.aborted) return;
    // Other tabs need the new revision.
    this.#channel.postMessage({ key, kept: saved });
    this.#hooks.notice(null);
    this.#showStatus();
  }

  #retryLater(): void {
    this.#hooks.status(navigator.onLine ? TEXTS.drafts.late : TEXTS.drafts.offline);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void (this.#server ? this.#send() : this.#reconnect()), AGAIN_MS);
  }

  /** Saves the draft before the user leaves or hides the page. */
  #saveBeforeLeaving(): void {
    const kept = this.#kept;
    if (!this.#isMember || !kept?.dirty || this.#theirs || kept.text.length > MOST_KEPT_ALIVE_BYTES) return;
    const options = { keepalive: true };
    // A page that closes cannot wait for the previous save.
    if (this.#sending) void this.#put(this.#language, kept, false, options);
    else void this.#send(false, this.#language, options);
  }

  #flush(): void {
    window.clearTimeout(this.#timer);
    if (this.#isMember && this.#kept?.dirty) void this.#send();
  }

  #showStatus(): void {
    if (!this.#kept) this.#hooks.status("");
    // Until the user decides, the text is saved only in this browser.
    else if (!this.#isMember || this.#theirs) this.#hooks.status(storage.isPersistent ? TEXTS.drafts.here : "");
    else this.#hooks.status(this.#kept.dirty ? TEXTS.drafts.saving : TEXTS.drafts.saved);
  }
}

function chosenKeyOf(owner: string): string {
  return `assay:chosen-language:${owner}`;
}

function languageKeyOf(owner: string, problem: string): string {
  return `assay:language:${owner}/${problem}`;
}

function keyOf(owner: string, problem: string, language: string): string {
  return `assay:draft:${owner}/${problem}:${language}`;
}

/** Stores the state of saving, unless another tab has written a newer text. */
function store(key: string, kept: LocalDraft): void {
  const stored = read(key);
  if (!stored || stored.turn <= kept.turn) storage.setJson(key, kept);
}

function read(key: string): LocalDraft | null {
  const kept = storage.getJson<Partial<LocalDraft> | null>(key, null);
  if (kept === null || typeof kept.text !== "string") return null;
  const draft: LocalDraft = { text: kept.text, base: Number(kept.base) || 0, dirty: kept.dirty !== false, turn: Number(kept.turn) || 0 };
  if (Array.isArray(kept.sent)) draft.sent = kept.sent.filter((text) => typeof text === "string");
  if (typeof kept.rejected === "string") draft.rejected = kept.rejected;
  return draft;
}
