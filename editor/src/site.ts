// What every page gets besides its wasm: a few hundred bytes that hear keys and fetch the rest when it is asked for, and say when something is amiss.

import { withKeysMeanwhile } from "./early_keys.ts";
import { element, hasMod, isTyping } from "./elements.ts";
import { fetchFormulaFont } from "./formula_font.ts";
import { TEXTS } from "./texts.ts";

const palette = () => void withKeysMeanwhile(import("./palette.ts").then(({ openPalette }) => openPalette()));
const keys = () => void import("./keys_dialog.ts").then(({ openKeys }) => openKeys());

window.addEventListener("keydown", (event) => {
  if (hasMod(event) && !event.shiftKey && event.key.toLowerCase() === "k") palette();
  else if (event.key === "?" && !isTyping(event) && !event.ctrlKey && !event.metaKey) keys();
  else return;
  event.preventDefault();
}, { capture: true });

document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-open-palette]")) palette();
});

/** A line over the page, for as long as something holds. */
function banner(name: string, words: string | null): void {
  document.getElementById(`banner-${name}`)?.remove();
  if (words !== null) document.body.append(element("p", { id: `banner-${name}`, class: "banner", role: "status" }, words));
}

const connection = () => banner("offline", navigator.onLine ? null : TEXTS.site.offline);
window.addEventListener("online", connection);
window.addEventListener("offline", connection);
if (!navigator.onLine) connection();
if (typeof WebAssembly !== "object") {
  banner("wasm", TEXTS.site.noWasm);
  // Nothing else will be loaded.
  document.documentElement.dataset.plain = "";
}

fetchFormulaFont();

// What asks for this module may be shown.
document.documentElement.dataset.scripts = "";
