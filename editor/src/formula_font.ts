// Formulas use their font only if it is loaded first (`font-display: optional`), because a late font would change their height. A page
// that the server renders preloads it. For pages reached by links, fetch it while the browser is idle.

/** The font's family, and a character in it; see style/_fonts.scss. */
const FONT = '1em "Assay Math"';
const SIGN = "\u2211";

export function fetchFormulaFont(): void {
  const fetch = () => void document.fonts.load(FONT, SIGN).catch(() => {
    // Formulas then use the fallback, as on a slow network.
  });
  if ("requestIdleCallback" in window) window.requestIdleCallback(fetch, { timeout: 2000 });
  else setTimeout(fetch, 200);
}
