// The script of every page: it opens the palette and the list of keys, copies text, and shows connection problems.

import type { Pages } from "./bridge.ts";
import { holdKeysUntil, isHolding } from "./early_keys.ts";
import { button, element, hasMod, isTyping } from "./elements.ts";
import { fetchFormulaFont } from "./formula_font.ts";
import { TEXTS } from "./texts.ts";

/** How long a button shows "Copied". */
const COPIED_MS = 2000;

declare global {
  interface Window {
    /** The wasm, once it has started. Pages without wasm lack it (app/src/bundle.rs sets it). */
    assayPages?: Promise<Pages>;
  }
}

const hasWasm = typeof WebAssembly === "object";

/** Keys and buttons that open the palette and the list of keys. Both are in the wasm, so the first use may wait for it. */
function openOnRequest(pages: Promise<Pages>): void {
  const open = async (dialog: keyof Pages, words: string): Promise<void> => {
    // The console has the error.
    const wasm = await pages.catch(() => null);
    const isOpen = wasm !== null && (await new Promise<boolean>((opened) => wasm[dialog](opened)).catch(() => false));
    if (isOpen) banner("failed", null);
    // The wasm itself is only loaded together with the page.
    else failure(words, wasm === null ? () => location.reload() : dialog === "openPalette" ? palette : keys);
  };
  const palette = () => void holdKeysUntil(() => open("openPalette", TEXTS.site.paletteFailed));
  const keys = () => void open("openKeys", TEXTS.site.keysFailed);
  window.addEventListener("keydown", (event) => {
    if (hasMod(event) && !event.shiftKey && event.key.toLowerCase() === "k") palette();
    else if (event.key === "?" && !isHolding() && !isTyping(event) && !event.ctrlKey && !event.metaKey) keys();
    else return;
    event.preventDefault();
  }, { capture: true });
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("[data-open-palette]")) palette();
    if (target.closest("[data-open-keys]")) keys();
  });
}

/** Says that something could not be loaded, and offers to try again. */
function failure(words: string, again: () => void): void {
  const before = document.activeElement;
  const close = () => {
    banner("failed", null);
    // The focus was on one of the buttons, or is still there.
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const retry = () => {
    close();
    again();
  };
  banner("failed", words, button(TEXTS.site.tryAgain, retry), button(TEXTS.site.close, close));
}

if (hasWasm && window.assayPages) openOnRequest(window.assayPages);

// Copies the text of a block, or the exact text if the block shortens it.
document.addEventListener("click", (event) => {
  const from = (event.target as Element).closest<HTMLElement>("[data-copy]");
  if (!from) return;
  const text = from.dataset.copy || from.closest("figure")?.querySelector("pre")?.textContent || "";
  const label = from.querySelector("span:last-child");
  // If the browser refuses, users can select the text.
  navigator.clipboard.writeText(text).then(
    () => {
      if (!label) return;
      label.textContent = TEXTS.site.copied;
      window.setTimeout(() => (label.textContent = TEXTS.site.copy), COPIED_MS);
    },
    () => {},
  );
});

/** Shows or removes a message over the page. One with buttons is about what the user just did, so screen readers say it at once. */
function banner(name: string, words: string | null, ...buttons: HTMLElement[]): void {
  document.getElementById(`banner-${name}`)?.remove();
  if (words === null) return;
  const role = buttons.length > 0 ? "alert" : "status";
  document.body.append(element("div", { id: `banner-${name}`, class: "banner", role }, element("p", {}, words), ...buttons));
}

const connection = () => banner("offline", navigator.onLine ? null : TEXTS.site.offline);
window.addEventListener("online", connection);
window.addEventListener("offline", connection);
if (!navigator.onLine) connection();
if (!hasWasm) {
  banner("wasm", TEXTS.site.noWasm);
  // The bundle will not load.
  document.documentElement.dataset.plain = "";
}

// The browser follows links until the wasm has taken over the page, and also if one of its files cannot be loaded: the router listens earlier.
window.addEventListener("click", (event) => {
  if (!("hydrated" in document.documentElement.dataset) && (event.target as Element).closest("a[href]")) event.stopPropagation();
}, { capture: true });

fetchFormulaFont();

// Show the controls that need this module.
document.documentElement.dataset.scripts = "";
