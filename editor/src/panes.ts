// Panes that users resize by pointer and keyboard, fold, and show in the full window. The browser remembers the layout.

import { storage } from "./storage.ts";

const STEP = 2;
const FOLDED_KEY = "assay:folded";

export interface Panes {
  fold(pane: string): void;
  /** Unfolds a pane. */
  unfold(pane: string): void;
  full(pane: string | null): void;
}

/**
 * `page` contains elements with `data-split`, each with a separator between two panes. The separator's `aria-valuemin`, `aria-valuemax` and
 * `aria-valuenow` give its limits and its initial position, in percent of the first pane. Buttons with `data-do="collapse"` and `data-do="full"`
 * name their pane in `data-pane`.
 */
export function mountPanes(page: HTMLElement, signal: AbortSignal): Panes {
  for (const split of page.querySelectorAll<HTMLElement>("[data-split]")) mountSplit(split, signal);

  const folded = new Set(storage.getJson<string[]>(FOLDED_KEY, []));
  const tools = (does: string, pane: string) => page.querySelectorAll<HTMLElement>(`[data-do=${does}][data-pane=${pane}]`);

  function showFolds(): void {
    page.dataset.folded = [...folded].join(" ");
    for (const pane of ["left", "bottom"]) {
      for (const tool of tools("collapse", pane)) tool.setAttribute("aria-expanded", String(!folded.has(pane)));
    }
  }

  function fold(pane: string): void {
    if (!folded.delete(pane)) folded.add(pane);
    storage.setJson(FOLDED_KEY, [...folded]);
    showFolds();
  }

  function full(pane: string | null): void {
    const now = pane !== null && page.dataset.full !== pane ? pane : null;
    if (now === null) delete page.dataset.full;
    else page.dataset.full = now;
    for (const tool of page.querySelectorAll<HTMLElement>("[data-do=full]")) {
      tool.setAttribute("aria-pressed", String(tool.dataset.pane === now));
    }
  }

  showFolds();
  return {
    fold,
    unfold: (pane) => {
      if (folded.has(pane)) fold(pane);
    },
    full,
  };
}

function mountSplit(split: HTMLElement, signal: AbortSignal): void {
  const separator = split.querySelector<HTMLElement>(":scope > [role=separator]");
  if (!separator) throw new Error("a split needs a separator");
  const key = `assay:split:${split.dataset.split}`;
  const rows = separator.getAttribute("aria-orientation") === "horizontal";
  const least = Number(separator.getAttribute("aria-valuemin") ?? 20);
  const most = Number(separator.getAttribute("aria-valuemax") ?? 80);
  const initial = Number(separator.getAttribute("aria-valuenow") ?? 50);
  let place = initial;

  function move(to: number): void {
    place = Math.min(most, Math.max(least, to));
    split.style.setProperty("--split", `${place}%`);
    separator?.setAttribute("aria-valuenow", String(Math.round(place)));
  }

  function moveAndKeep(to: number): void {
    move(to);
    storage.set(key, String(place));
  }

  const on = <K extends keyof HTMLElementEventMap>(name: K, hear: (event: HTMLElementEventMap[K]) => void) =>
    separator.addEventListener(name, hear, { signal });
  on("pointerdown", (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    separator.setPointerCapture(down.pointerId);
    separator.focus();
    split.dataset.dragging = rows ? "row" : "column";
  });
  on("pointermove", (event) => {
    if (!separator.hasPointerCapture(event.pointerId)) return;
    const box = split.getBoundingClientRect();
    move(rows ? ((event.clientY - box.top) / box.height) * 100 : ((event.clientX - box.left) / box.width) * 100);
  });
  on("lostpointercapture", () => {
    delete split.dataset.dragging;
    moveAndKeep(place);
  });
  on("dblclick", () => moveAndKeep(initial));
  on("keydown", (event) => {
    const [less, more] = rows ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
    const to = { [less]: place - STEP, [more]: place + STEP, Home: least, End: most }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    moveAndKeep(to);
  });

  const kept = Number(storage.get(key) ?? Number.NaN);
  move(Number.isNaN(kept) ? initial : kept);
}
