// The script of every page: it opens the palette and the list of keys, copies text, and shows connection problems.

import type { Pages } from "./bridge.ts";
import { holdKeysUntil, isHolding } from "./early_keys.ts";
import { element, hasMod, isTyping } from "./elements.ts";
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
  const palette = () => void holdKeysUntil(pages.then(({ openPalette }) => new Promise<void>((opened) => openPalette(opened))));
  const keys = () => void pages.then(({ openKeys }) => openKeys());
  window.addEventListener("keydown", (event) => {
    if (hasMod(event) && !event.shiftKey && event.key.toLowerCase() === "k") palette();
    else if (event.key === "?" && !isHolding() && !isTyping(event) && !event.ctrlKey && !event.metaKey) keys();
    else return;
    event.preventDefault();
  }, { capture: true });
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-open-palette]")) palette();
  });
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

/** Shows or removes a message over the page. */
function banner(name: string, words: string | null): void {
  document.getElementById(`banner-${name}`)?.remove();
  if (words !== null) document.body.append(element("p", { id: `banner-${name}`, class: "banner", role: "status" }, words));
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

fetchFormulaFont();

// Show the controls that need this module.
document.documentElement.dataset.scripts = "";
