// The palette: finds problems, tracks, pages and actions.

import { type Action, offeredActions } from "./actions.ts";
import { ask } from "./api.ts";
import { element, isMac } from "./elements.ts";
import { openKeys } from "./keys_dialog.ts";
import { type Match, search } from "./search.ts";
import { TEXTS } from "./texts.ts";

interface Entry {
  group: string;
  title: string;
  /** Other words that find the entry. */
  also?: string;
  /** Whether letters of the title may be skipped, because names are hard to remember. */
  gaps?: boolean;
  hint: string;
  /** Whether the hint names keys. */
  isKeys?: boolean;
  /** The address to open. */
  href?: string;
  run?: () => void;
}

interface Problem {
  slug: string;
  title: string;
  state: string;
}

interface List<T> {
  items: T[];
  next: string | null;
}

/** The server is asked after this pause in typing. */
const PAUSE_MS = 120;
/** The most entries to show. */
const MOST_SHOWN = 30;

const problems = new Map<string, Problem>();
let tracks: { slug: string; title: string }[] = [];

export function openPalette(): void {
  // A closed palette stays in the page until its close event.
  if (document.querySelector("dialog.palette[open]")) return;
  const words = TEXTS.palette;
  const input = element("input", {
    class: "palette__input",
    type: "text",
    role: "combobox",
    placeholder: words.placeholder,
    "aria-label": words.placeholder,
    "aria-expanded": "true",
    "aria-controls": "palette-list",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = element("div", { class: "palette__list", id: "palette-list", role: "listbox", "aria-label": words.title });
  const status = element("p", { class: "palette__status", role: "status", "aria-live": "polite" });
  const dialog = element("dialog", { class: "dialog palette", "aria-label": words.title }, input, list, status);
  let failed = false;
  let chosen = 0;
  /** Whether the user has selected an entry. The selection then stays when the server adds others. */
  let moved = false;
  /** Whether the server has answered for the current text. */
  let answered = false;
  /** Whether Enter was pressed before anything was found. */
  let entered = false;
  let shown: Match<Entry>[] = [];

  function draw(): void {
    const text = input.value.trim();
    const before = moved ? shown[chosen]?.entry : undefined;
    shown = text === "" ? entries().slice(0, MOST_SHOWN).map((entry) => ({ entry, places: [] })) : search(text, entries(), MOST_SHOWN);
    const same = shown.findIndex(({ entry }) => entry.group === before?.group && entry.title === before.title && entry.href === before.href);
    chosen = same >= 0 ? same : Math.min(chosen, Math.max(0, shown.length - 1));
    const nodes: Node[] = [];
    let group = "";
    shown.forEach(({ entry, places }, at) => {
      if (text === "" && entry.group !== group) {
        group = entry.group;
        nodes.push(element("p", { class: "palette__group", "aria-hidden": "true" }, group));
      }
      nodes.push(option(entry, places, at));
    });
    list.replaceChildren(...nodes);
    status.textContent = failed ? words.failed : shown.length === 0 ? words.none : text === "" ? "" : words.found(shown.length);
    point();
  }

  function option(entry: Entry, places: readonly number[], at: number): HTMLElement {
    const title = element("span", { class: "palette__title" });
    let from = 0;
    for (const place of places) {
      title.append(entry.title.slice(from, place), element("b", {}, entry.title.slice(place, place + 1)));
      from = place + 1;
    }
    title.append(entry.title.slice(from));
    const attributes = { class: "palette__option", role: "option", id: `palette-${at}`, tabindex: -1, "aria-selected": "false" };
    const hint = entry.hint ? element("span", { class: "palette__hint", translate: entry.isKeys ? "no" : null }, entry.hint) : null;
    const kind = input.value.trim() === "" ? null : element("span", { class: "palette__hint" }, entry.group);
    const made = entry.href ? element("a", { ...attributes, href: entry.href }, title, hint, kind) : element("div", attributes, title, hint, kind);
    made.addEventListener("click", () => {
      dialog.close();
      entry.run?.();
    });
    return made;
  }

  function point(): void {
    list.querySelectorAll("[role=option]").forEach((made, at) => made.setAttribute("aria-selected", String(at === chosen)));
    if (shown.length === 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", `palette-${chosen}`);
    list.querySelector(`#palette-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("keydown", (event) => {
    const last = shown.length - 1;
    if (event.key === "ArrowDown") chosen = chosen >= last ? 0 : chosen + 1;
    else if (event.key === "ArrowUp") chosen = chosen <= 0 ? last : chosen - 1;
    else if (event.key === "Enter") enter();
    else return;
    moved ||= event.key !== "Enter";
    event.preventDefault();
    point();
  });

  /** Opens the chosen entry. If nothing is found yet, it waits for the server's answer. */
  function enter(): void {
    entered = shown.length === 0 && !answered;
    list.querySelector<HTMLElement>(`#palette-${chosen}`)?.click();
  }

  let timer = 0;
  let asked = 0;
  async function askServer(text: string): Promise<void> {
    const mine = ++asked;
    const query = text === "" ? "" : `&text=${encodeURIComponent(text)}`;
    const answer = await ask<List<Problem>>("GET", `problems?limit=100${query}`);
    if (mine !== asked || !dialog.open) return;
    failed = !answer.ok;
    if (answer.ok) for (const problem of answer.value.items) problems.set(problem.slug, problem);
    draw();
    answered = text === input.value.trim();
    if (answered && entered) enter();
  }
  input.addEventListener("input", () => {
    chosen = 0;
    moved = false;
    answered = false;
    entered = false;
    draw();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void askServer(input.value.trim()), PAUSE_MS);
  });

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    window.clearTimeout(timer);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  draw();
  void askServer("");
  void ask<List<{ slug: string; title: string }>>("GET", "tracks").then((answer) => {
    if (answer.ok) tracks = answer.value.items;
    if (dialog.open) draw();
  });
}

function entries(): Entry[] {
  const words = TEXTS.palette;
  const group = words.actions;
  const action = ({ title, also, keys, run }: Action): Entry => ({ group, title, also, hint: keysOf(keys), isKeys: true, run });
  const press = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.click();
  const logOut = document.querySelector("form[action*=log_out] button");
  const isAdmin = document.querySelector('.site-header a[href="/admin"]') !== null;
  const pages = Object.entries({ ...words.pages, ...(logOut ? words.memberPages : {}), ...(isAdmin ? words.adminPages : {}) });
  return [
    ...offeredActions().map(action),
    ...[...problems.values()].map(({ slug, title, state }) => ({ group: words.problems, title, also: slug, gaps: true, hint: words.state[state] ?? "", href: `/problems/${slug}` })),
    ...tracks.map(({ slug, title }) => ({ group: words.tracks, title, also: slug, gaps: true, hint: "", href: `/tracks/${slug}` })),
    ...pages.map(([href, [title, also]]) => ({ group, title, also, hint: "", href })),
    ...Object.entries(words.themes)
      .filter(([theme]) => theme !== themeNow())
      .map(([theme, [title, also]]) => ({ group, title, also, hint: "", run: () => useTheme(theme) })),
    { group, title: words.keys, also: words.keysAlso, hint: "?", run: openKeys },
    ...(logOut
      ? [{ group, title: words.logOut, also: words.logOutAlso, hint: "", run: press("form[action*=log_out] button") }]
      : [
          { group, title: words.logIn, also: words.logInAlso, hint: "", href: "/login" },
          { group, title: words.register, also: words.registerAlso, hint: "", href: "/register" },
        ]),
  ];
}

function themeNow(): string {
  return document.documentElement.dataset.theme ?? "system";
}

/** Presses the theme button in the header, which also stores the choice. */
function useTheme(theme: string): void {
  for (let pressed = 0; pressed < Object.keys(TEXTS.palette.themes).length && themeNow() !== theme; pressed += 1) {
    document.querySelector<HTMLElement>("[data-theme-switch]")?.click();
  }
}

function keysOf(keys: string | undefined): string {
  return keys?.replace("Mod", isMac ? "⌘" : "Ctrl") ?? "";
}
