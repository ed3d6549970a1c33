// Formulas use their font only where it is there before them (`font-display: optional`), because another font would change their height. A page that
// is loaded asks for it in its head. A page that is reached by a link has no such moment, so the font is fetched while nothing else is to be done.

/** The font's family, and a sign it has; see style/_fonts.scss. */
const FONT = '1em "Assay Math"';
const SIGN = "\u2211";

export function fetchFormulaFont(): void {
  const fetch = () => void document.fonts.load(FONT, SIGN).catch(() => {
    // Then formulas use the fallback, as on a slow network.
  });
  if ("requestIdleCallback" in window) window.requestIdleCallback(fetch, { timeout: 2000 });
  else setTimeout(fetch, 200);
}
