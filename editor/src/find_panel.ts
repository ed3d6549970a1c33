// The find and replace panel: labeled fields, options, and the number of matches.

import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  search,
  SearchQuery,
  setSearchQuery,
} from "@codemirror/search";
import type { EditorState, Extension } from "@codemirror/state";
import { type EditorView, type Panel, runScopeHandlers, type ViewUpdate } from "@codemirror/view";

import { button, element } from "./elements.ts";
import { TEXTS } from "./texts.ts";

/** Count at most this many matches, because counting slows down typing. */
const MOST_COUNTED = 1000;

export const findPanel: Extension = search({ top: true, createPanel });

function createPanel(view: EditorView): Panel {
  const words = TEXTS.find;
  const query = getSearchQuery(view.state);

  const find = element("input", { class: "input input--small", "main-field": "true", autocomplete: "off", spellcheck: "false", value: query.search });
  const replace = element("input", { class: "input input--small", autocomplete: "off", spellcheck: "false", value: query.replace });
  const options = {
    caseSensitive: checkbox(query.caseSensitive),
    wholeWord: checkbox(query.wholeWord),
    regexp: checkbox(query.regexp),
  };
  const count = element("span", { class: "find__count", role: "status" });

  function commit(): void {
    const next = new SearchQuery({
      search: find.value,
      replace: replace.value,
      caseSensitive: options.caseSensitive.checked,
      wholeWord: options.wholeWord.checked,
      regexp: options.regexp.checked,
    });
    if (!next.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(next) });
  }

  function keydown(event: KeyboardEvent): void {
    if (runScopeHandlers(view, event, "search-panel")) event.preventDefault();
    else if (event.key === "Enter" && event.target === find) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(view);
    } else if (event.key === "Enter" && event.target === replace) {
      event.preventDefault();
      replaceNext(view);
    }
  }

  function showCount(): void {
    count.textContent = countWords(view.state);
    count.toggleAttribute("data-none", count.textContent === words.none || count.textContent === words.invalid);
  }

  /** The query also changes from outside: reopening the panel searches for the selected text. */
  function follow(update: ViewUpdate): void {
    const now = getSearchQuery(update.state);
    const changed = !now.eq(getSearchQuery(update.startState));
    if (changed) {
      if (find.value !== now.search) find.value = now.search;
      if (replace.value !== now.replace) replace.value = now.replace;
      options.caseSensitive.checked = now.caseSensitive;
      options.wholeWord.checked = now.wholeWord;
      options.regexp.checked = now.regexp;
    }
    if (changed || update.docChanged || update.selectionSet) showCount();
  }

  for (const field of [find, replace]) field.addEventListener("input", commit);
  for (const box of Object.values(options)) box.addEventListener("change", commit);
  const act = (name: string, does: (view: EditorView) => boolean) => button(name, () => void does(view));
  const dom = element(
    "div",
    { class: "find", role: "search", "aria-label": words.title },
    element(
      "div",
      { class: "find__row" },
      labelled(words.find, find),
      count,
      act(words.previous, findPrevious),
      act(words.next, findNext),
      button(words.close, () => void closeSearchPanel(view), { class: "button button--quiet button--small find__close" }),
    ),
    element("div", { class: "find__row", hidden: view.state.readOnly }, labelled(words.replace, replace), act(words.replaceOne, replaceNext), act(words.replaceAll, replaceAll)),
    element(
      "div",
      { class: "find__row" },
      option(words.caseSensitive, options.caseSensitive),
      option(words.wholeWord, options.wholeWord),
      option(words.regexp, options.regexp),
    ),
  );
  dom.addEventListener("keydown", keydown);
  showCount();
  return { dom, top: true, mount: () => find.select(), update: follow };
}

/** "3 of 12": the selected match and the number of matches. */
function countWords(state: EditorState): string {
  const words = TEXTS.find;
  const query = getSearchQuery(state);
  if (query.search === "") return "";
  if (!query.valid) return words.invalid;
  const { from, to } = state.selection.main;
  let [count, selected] = [0, 0];
  const matches = query.getCursor(state);
  for (let next = matches.next(); !next.done; next = matches.next()) {
    count += 1;
    if (count > MOST_COUNTED) return words.many(MOST_COUNTED);
    if (next.value.from === from && next.value.to === to) selected = count;
  }
  if (count === 0) return words.none;
  return selected > 0 ? words.place(selected, count) : words.count(count);
}

function checkbox(checked: boolean): HTMLInputElement {
  return element("input", { type: "checkbox", checked });
}

function labelled(name: string, field: HTMLInputElement): HTMLElement {
  return element("label", { class: "find__field" }, element("span", {}, name), field);
}

function option(name: string, box: HTMLInputElement): HTMLElement {
  return element("label", { class: "find__option" }, box, name);
}
