// What a person has typed, per problem and language: kept in this browser at once, and for members on the server soon after. Nothing is ever
// overwritten unseen: each save names the draft it was made from, and where that is not the newest any more the person decides. A text that is
// replaced goes to the earlier drafts first, whatever replaces it.
//
// No clock is compared with another: the server counts revisions, this browser counts turns.

import { type Answer, ask, unlessDead } from "./api.ts";
import { type DraftPlace, type EarlierDraft, EarlierDrafts } from "./earlier_drafts.ts";
import { serverDrafts } from "./server_drafts.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

/** A draft as the server has it. */
export interface ServerDraft {
  language: string;
  source: string;
  revision: number;
}

/** A draft as this browser keeps it. */
interface Kept {
  text: string;
  /** The server's revision it was made from; 0 for none. */
  base: number;
  /** Whether the server does not have it yet. */
  dirty: boolean;
  /** Grows with each write of any tab. */
  turn: number;
  /** Texts on their way to the server. A page that is left does not learn which of them arrived; the next one recognizes them by this. */
  sent?: string[];
  /** The other version, when the user kept this one instead. Once the server has saved it, it is not a conflict again. */
  rejected?: string;
}

export interface Hooks {
  /** How the draft is kept, in a word or two. */
  status: (words: string) => void;
  /** There is another draft than the one in the editor, or none any more. */
  conflict: (theirs: string | null) => void;
  /** Another text belongs into the editor. */
  replace: (text: string) => void;
  /** Something has to be said at more length; nothing takes it back. */
  notice: (words: string | null, logIn?: boolean) => void;
}

/** A pause in typing that is long enough to save. */
const PAUSE_MS = 700;
/** However long one types without a pause, so often it is saved. */
const LONGEST_MS = 4000;
/** When to try again after the server could not be reached. */
const AGAIN_MS = 4000;
/** The server takes no more (crates/domain, MAX_SOURCE_BYTES). */
const MOST_BYTES = 128 * 1024;
/** What a browser sends after the page is gone. */
const MOST_KEPT_ALIVE_BYTES = 60 * 1024;
/** How many texts on their way are remembered: one being saved, and those sent beside it while the page was hidden. */
const MOST_SENT = 3;

export class Drafts {
  readonly #owner: string;
  readonly #problem: string;
  readonly #hooks: Hooks;
  readonly #channel = new BroadcastChannel("assay:drafts");
  readonly #listening = new AbortController();
  readonly #earlier = new EarlierDrafts();
  /** What the server had when it was asked; by language. Nothing until it has answered. */
  #server: Map<string, ServerDraft> | null = null;
  #language = "";
  #text = "";
  #kept: Kept | null = null;
  #theirs: Kept | null = null;
  #timer = 0;
  #since = 0;
  #sending: Promise<void> | null = null;
  /** How often the server has saved a draft of this page. */
  #saves = 0;

  constructor(owner: string, problem: string, hooks: Hooks) {
    this.#owner = owner;
    this.#problem = problem;
    this.#hooks = hooks;
    const { signal } = this.#listening;
    this.#channel.addEventListener("message", ({ data }) => this.#heard(data as { key: string; kept: Kept }), { signal });
    window.addEventListener("online", () => void this.#reconnect(), { signal });
    window.addEventListener("pagehide", () => this.#leave(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#leave(), { signal });
    if (this.#isMember) void this.#reconnect();
    else if (!storage.lasts) hooks.notice(TEXTS.drafts.nowhere);
    if (this.#isMember && !storage.lasts) hooks.notice(TEXTS.drafts.serverOnly);
  }

  /** The language this problem was last edited in, or any other was last chosen for. */
  get lastLanguage(): string | null {
    const visitors = storage.get(languageKeyOf("visitor", this.#problem));
    // Who logs in goes on with what was begun before.
    if (visitors !== null && read(keyOf("visitor", this.#problem, visitors))) return visitors;
    const anywhere = () => storage.get(chosenKeyOf(this.#owner)) ?? storage.get(chosenKeyOf("visitor"));
    return storage.get(languageKeyOf(this.#owner, this.#problem)) ?? anywhere();
  }

  /** A language was chosen, not just found: the next problem begins with it. */
  chose(language: string): void {
    storage.set(chosenKeyOf(this.#owner), language);
  }

  /** Goes over to a language, and answers with its draft; nothing where there is none yet. */
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
      // What was not decided before the page was left is decided now.
      this.#theirs = this.#kept;
      this.#text = aside;
    }
    this.#hooks.conflict(this.#theirs?.text ?? null);
    this.#say();
    if (this.#server) queueMicrotask(() => this.#compare());
    return this.#theirs || this.#kept ? this.#text : null;
  }

  /** The text has changed. */
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

  /** Keeps what is there now, and what the server had before among the earlier drafts. */
  keep(): void {
    if (this.#theirs) return;
    if (!this.#kept) this.#write(true);
    if (this.#isMember) {
      void this.#send(true);
    } else {
      this.#earlier.keep(this.#place, this.#text);
      this.#say();
    }
  }

  /** Keeps a text of this language that is about to be replaced. */
  keepEarlier(text: string): void {
    this.#earlier.keep(this.#place, text);
    // Else it goes with the first draft.
    if (this.#server?.has(this.#language)) void this.#earlier.send(this.#place);
  }

  /** Decides which of two drafts is the one to go on with. The other one is kept among the earlier ones. */
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
      this.#say();
      if (this.#isMember) await this.#send(true);
      return;
    }
    this.#kept = { ...theirs, turn: Math.max(theirs.turn, read(this.#key)?.turn ?? 0) + 1 };
    storage.setJson(this.#key, this.#kept);
    this.#channel.postMessage({ key: this.#key, kept: this.#kept });
    this.#text = theirs.text;
    this.#hooks.replace(theirs.text);
    this.#say();
  }

  /** Earlier drafts in this language, newest first; nothing where they cannot be read. */
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

  /** What a visitor typed before logging in becomes the member's. */
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
      // Only one text can wait for a decision.
      this.keepEarlier(storage.get(this.#asideKey) ?? "");
      storage.set(this.#asideKey, visitors.text);
    }
    storage.remove(key);
  }

  /** Keeps the text in this browser, unless another tab has kept one meanwhile. */
  #write(dirty: boolean): void {
    const stored = read(this.#key);
    const turn = this.#kept?.turn ?? 0;
    if (stored && stored.turn > turn && stored.text !== this.#text) {
      this.#collide(stored);
      return;
    }
    this.#kept = { ...this.#kept, text: this.#text, base: this.#kept?.base ?? 0, dirty, turn: Math.max(turn, stored?.turn ?? 0) + 1 };
    storage.setJson(this.#key, this.#kept);
    this.#channel.postMessage({ key: this.#key, kept: this.#kept });
    if (!this.#isMember) this.#say();
  }

  /** Another draft than ours has been written. */
  #collide(theirs: Kept): void {
    window.clearTimeout(this.#timer);
    this.#theirs = theirs;
    storage.set(this.#asideKey, this.#text);
    this.#hooks.conflict(theirs.text);
    this.#say();
  }

  /** Another tab has kept a draft. */
  #heard({ key, kept }: { key: string; kept: Kept }): void {
    if (key !== this.#key) return;
    if (this.#theirs) {
      this.#theirs = kept;
      this.#hooks.conflict(kept.text);
    } else if (kept.text === this.#text) {
      this.#kept = kept;
      this.#say();
    } else if (kept.turn > (this.#kept?.turn ?? 0)) {
      if (kept.rejected === this.#text) this.#follow(kept);
      else this.#collide(kept);
    }
  }

  /** The user has decided in another tab, where this tab's text was saved among the earlier drafts. */
  #follow(kept: Kept): void {
    window.clearTimeout(this.#timer);
    this.#kept = kept;
    this.#text = kept.text;
    this.#hooks.replace(kept.text);
    this.#hooks.notice(TEXTS.drafts.tookTheirs);
    this.#say();
  }

  /** Asks the server what it has, and brings both in step. */
  async #reconnect(): Promise<void> {
    if (!this.#isMember) return;
    const saves = this.#saves;
    const answer = await serverDrafts(this.#problem);
    if (this.#listening.signal.aborted) return;
    // The answer may be older than what was saved meanwhile.
    if (saves !== this.#saves) return this.#reconnect();
    if (!answer.ok) {
      if (answer.status === 401) this.#hooks.notice(TEXTS.drafts.loggedOut, true);
      else this.#later();
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
      // Either this page was left before it learned that its draft was saved, or the user has already decided against that version.
      kept.base = server.revision;
    }
    if (!server) {
      if (kept?.dirty) void this.#send();
    } else if (!kept || (!kept.dirty && kept.base !== server.revision)) {
      // Nothing of ours: what the server has is the draft.
      this.#take(server);
    } else if (kept.dirty && kept.text === server.source) {
      this.#take(server);
    } else if (kept.dirty && kept.base === server.revision) {
      void this.#send();
    } else if (kept.dirty) {
      this.#collide({ text: server.source, base: server.revision, dirty: false, turn: kept.turn });
    } else {
      this.#say();
    }
  }

  /** Goes on from what the server has. */
  #take(server: ServerDraft): void {
    const turn = Math.max(this.#kept?.turn ?? 0, read(this.#key)?.turn ?? 0) + 1;
    this.#kept = { text: server.source, base: server.revision, dirty: false, turn };
    storage.setJson(this.#key, this.#kept);
    if (this.#text !== server.source) {
      this.keepEarlier(this.#text);
      this.#text = server.source;
      this.#hooks.replace(server.source);
    }
    this.#say();
  }

  /** Sends the draft of a language; one at a time. */
  async #send(keep = false, language = this.#language, options: RequestInit = {}): Promise<void> {
    if (language === this.#language) window.clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    this.#sending = this.#sendNow(keep, language, options).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  async #sendNow(keep: boolean, language: string, options: RequestInit): Promise<void> {
    // Another language may have been chosen while this one waited for its turn.
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
      this.#later();
    } else {
      this.#hooks.notice(answer.detail);
      this.#hooks.status(TEXTS.drafts.here);
    }
  }

  /** Sends a draft, and notes that it was saved. */
  async #put(language: string, kept: Kept, keep: boolean, options: RequestInit): Promise<Answer<ServerDraft>> {
    const { text, base } = kept;
    kept.sent = [...(kept.sent ?? []).filter((sent) => sent !== text), text].slice(-MOST_SENT);
    store(keyOf(this.#owner, this.#problem, language), kept);
    const body = { source: text, revision: base, keep };
    const answer = await ask<ServerDraft>("PUT", this.#pathOf(language), body, { signal: unlessDead(), ...options });
    if (answer.ok) this.#saved(language, text, answer.value);
    return answer;
  }

  /** The server has saved a text. */
  #saved(language: string, text: string, draft: ServerDraft): void {
    this.#saves += 1;
    this.#server?.set(language, draft);
    const isOpen = language === this.#language;
    const key = keyOf(this.#owner, this.#problem, language);
    const now = isOpen ? this.#kept : read(key);
    if (!now) return;
    const saved: Kept = { text: now.text, turn: now.turn, base: draft.revision, dirty: now.text !== text };
    store(key, saved);
    void this.#earlier.send(this.#placeOf(language));
    if (!isOpen) {
      if (saved.dirty) void this.#send(false, language);
      return;
    }
    this.#kept = saved;
    if (this.#listening.signal.aborted) return;
    // Other tabs must know which revision comes next.
    this.#channel.postMessage({ key, kept: saved });
    this.#hooks.notice(null);
    this.#say();
  }

  #later(): void {
    this.#hooks.status(navigator.onLine ? TEXTS.drafts.late : TEXTS.drafts.offline);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void (this.#server ? this.#send() : this.#reconnect()), AGAIN_MS);
  }

  /** The page may be gone in a moment, or only hidden. */
  #leave(): void {
    const kept = this.#kept;
    if (!this.#isMember || !kept?.dirty || this.#theirs || kept.text.length > MOST_KEPT_ALIVE_BYTES) return;
    const options = { keepalive: true };
    // A page that is gone cannot wait for the answer to the one before.
    if (this.#sending) void this.#put(this.#language, kept, false, options);
    else void this.#send(false, this.#language, options);
  }

  #flush(): void {
    window.clearTimeout(this.#timer);
    if (this.#isMember && this.#kept?.dirty) void this.#send();
  }

  #say(): void {
    if (!this.#kept) this.#hooks.status("");
    // What is not decided yet is in this browser only.
    else if (!this.#isMember || this.#theirs) this.#hooks.status(storage.lasts ? TEXTS.drafts.here : "");
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

/** Notes how far saving is, unless another tab has written since: then its text is the one to keep. */
function store(key: string, kept: Kept): void {
  const stored = read(key);
  if (!stored || stored.turn <= kept.turn) storage.setJson(key, kept);
}

function read(key: string): Kept | null {
  const kept = storage.getJson<Partial<Kept> | null>(key, null);
  if (kept === null || typeof kept.text !== "string") return null;
  const draft: Kept = { text: kept.text, base: Number(kept.base) || 0, dirty: kept.dirty !== false, turn: Number(kept.turn) || 0 };
  if (Array.isArray(kept.sent)) draft.sent = kept.sent.filter((text) => typeof text === "string");
  if (typeof kept.rejected === "string") draft.rejected = kept.rejected;
  return draft;
}
