// Hints and the editorial. They are fetched on request, so that the page reveals nothing before.

import { ask } from "./api.ts";
import { element } from "./elements.ts";
import { TEXTS } from "./texts.ts";

interface AidText {
  language: string;
  /** Sanitized by the server at import. */
  html: string;
  pdf: string | null;
}

export interface Aids {
  /** Opens the link's hint. */
  hint(link: HTMLElement): void;
  editorial(): void;
}

export function mountAids(page: HTMLElement, problem: string, signal: AbortSignal): Aids {
  const pane = page.querySelector<HTMLElement>("#editorial-pane");
  // Separate, so that the editorial does not wait for a hint.
  let fetchingHint = false;
  let fetchingEditorial = false;

  async function hint(link: HTMLElement): Promise<void> {
    const list = page.querySelector<HTMLElement>("[data-hints]");
    const number = Number(link.dataset.number);
    if (!list || fetchingHint) return;
    fetchingHint = true;
    const answer = await read(`hints/${number}`);
    fetchingHint = false;
    if (signal.aborted) return;
    list.parentElement?.querySelector("[role=alert]")?.remove();
    if (!answer.ok) {
      list.after(failed());
      return;
    }
    const title = element("h3", { class: "hint__title", tabindex: -1 }, TEXTS.aids.hint(number));
    const opened = element("li", { class: "hint" }, title, text(answer.value));
    list.append(opened);
    const total = Number(list.dataset.hints);
    if (number >= total) {
      link.remove();
    } else {
      link.dataset.number = String(number + 1);
      link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/hints=\d+/, `hints=${number + 1}`));
      const words = link.querySelector("span:last-child");
      if (words) words.textContent = TEXTS.aids.next(number + 1, total);
    }
    title.focus({ preventScroll: true });
    opened.scrollIntoView({ block: "nearest" });
  }

  async function editorial(): Promise<void> {
    const closed = pane?.querySelector<HTMLElement>("[data-closed]");
    if (!pane || !closed || fetchingEditorial) return;
    fetchingEditorial = true;
    closed.hidden = true;
    const lines = Array.from({ length: 8 }, () => element("span", { class: "skeleton__line" }));
    const loading = element("div", { class: "pane" }, element("div", { class: "skeleton", "aria-hidden": "true" }, ...lines));
    pane.append(loading);
    pane.setAttribute("aria-busy", "true");
    const hadFocus = closed.contains(document.activeElement);
    const answer = await read("editorial");
    fetchingEditorial = false;
    if (signal.aborted) return;
    loading.remove();
    pane.removeAttribute("aria-busy");
    closed.querySelector("[role=alert]")?.remove();
    if (!answer.ok) {
      closed.append(failed());
      closed.hidden = false;
      return;
    }
    closed.remove();
    pane.append(element("article", { class: "pane" }, text(answer.value)));
    if (hadFocus) pane.focus();
  }

  function read(what: string) {
    const language = new URLSearchParams(location.search).get("lang");
    const query = language === null ? "" : `?lang=${encodeURIComponent(language)}`;
    return ask<AidText>("GET", `problems/${encodeURIComponent(problem)}/${what}${query}`);
  }

  // Users who have solved the problem see the editorial as soon as they open its tab.
  const looked = () => {
    const inFront = page.dataset.left === "editorial" || page.dataset.view === "editorial";
    if (inFront && pane?.dataset.solved !== undefined) void editorial();
  };
  const watch = new MutationObserver(looked);
  watch.observe(page, { attributes: true, attributeFilter: ["data-left", "data-view"] });
  if (pane) watch.observe(pane, { attributes: true, attributeFilter: ["data-solved"] });
  signal.addEventListener("abort", () => watch.disconnect());
  looked();

  return { hint: (link) => void hint(link), editorial: () => void editorial() };
}

function text({ language, html, pdf }: AidText): HTMLElement {
  const made = element("div", { class: "statement", lang: language });
  made.innerHTML = html;
  if (pdf !== null) {
    const name = TEXTS.aids.editorial;
    made.append(
      element("object", { class: "statement-pdf", data: pdf, type: "application/pdf", "aria-label": name }),
      element("p", {}, element("a", { class: "button", href: pdf, rel: "external" }, TEXTS.aids.pdf)),
    );
  }
  return made;
}

function failed(): HTMLElement {
  return element("p", { role: "alert", class: "pane-note" }, TEXTS.aids.failed);
}
