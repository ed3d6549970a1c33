// Finds text outside of the brackets of the pseudo-locale.

import { expect, type Page } from "@playwright/test";

/** Attributes that people read or hear. */
const READ = [
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "data-label",
  "label",
  "placeholder",
  "summary",
  "title",
];

/** Code, keys, and what the judge says about a case. They and elements with translate="no" are the same in each language. */
const SAME = 'code, kbd, pre, .failure__message, select[name=language] option:not([value=""])';

/** Units and time zones are, too. */
const UNITS = "\\d(?: ms| s| KiB| MiB| GiB)(?!\\p{L})|UTC(?:[+-]\\d\\d:\\d\\d)?";

/**
 * Fails if the current page has text outside of brackets, at the end of the test, so that one run finds all. `foreign` selects elements
 * with text from elsewhere.
 */
export async function expectAllTranslated(page: Page, what: string, foreign = ""): Promise<void> {
  // Titles change a moment after the page.
  await expect.soft(page, what).toHaveTitle(/^⟦.*⟧$/);
  await expect.soft(page, what).not.toHaveTitle(/⟧[^⟦⟧]*\p{L}[^⟦⟧]*⟦/u);
  expect.soft(await plainTexts(page, foreign), `${what} (${new URL(page.url()).pathname})`).toEqual([]);
}

/** All texts with letters outside of brackets, each with its element. */
async function plainTexts(page: Page, foreign: string): Promise<string[]> {
  return page.evaluate(
    ({ read, same, units, foreign }) => {
      const found = new Set<string>();

      const isPlain = (text: string) => {
        let rest = text;
        for (let before = ""; before !== rest; ) {
          before = rest;
          rest = rest.replace(/⟦[^⟦⟧]*⟧/g, "");
        }
        return /\p{L}/u.test(rest.replace(new RegExp(units, "gu"), ""));
      };

      const name = (element: Element) => {
        const classes = [...element.classList].map((it) => `.${it}`).join("");
        return element.localName + (element.id ? `#${element.id}` : "") + classes;
      };

      const check = (element: Element, kind: string, text: string | null) => {
        if (!text || !isPlain(text)) return;
        const parent = element.parentElement ? `${name(element.parentElement)} > ` : "";
        found.add(`${parent}${name(element)}${kind}: ${text.trim()}`);
      };

      const visit = (element: Element) => {
        if (element.matches("script, style, template") || (foreign && element.matches(foreign))) return;
        // A title is the same as the text, but no browser translates a label.
        const isSame = element.matches(same) || element.getAttribute("translate") === "no";
        for (const attribute of isSame ? read.filter((it) => it.startsWith("aria-")) : read) {
          check(element, `[${attribute}]`, element.getAttribute(attribute));
        }
        if (isSame) {
          // Words for screen readers.
          element.querySelectorAll(".visually-hidden").forEach(visit);
          return;
        }
        if (element.matches("input[type=submit], input[type=button], input[type=reset]")) check(element, "[value]", element.getAttribute("value"));
        // What a person has typed.
        if (element.matches("textarea")) return;
        // Marks letters of a text, which is then in parts.
        if (element.querySelector(":scope > b")) return check(element, "", element.textContent);
        for (const node of element.childNodes) {
          if (node instanceof Element) visit(node);
          // With scripts, this is one text with markup.
          else if (element.localName === "noscript") check(element, "", (node.textContent ?? "").replace(/<[^>]*>/g, ""));
          else if (node instanceof Text) check(element, "", node.data);
        }
      };

      visit(document.body);
      if (document.documentElement.lang !== "en-XA") found.add(`html[lang]: ${document.documentElement.lang}`);
      return [...found];
    },
    { read: READ, same: SAME, units: UNITS, foreign },
  );
}

/** Fails if a style sheet adds letters to the page. */
export async function expectNoTextInStyles(page: Page): Promise<void> {
  const contents = await page.evaluate(() => {
    const rules = (list: CSSRuleList): CSSRule[] => [...list].flatMap((rule) => [rule, ...("cssRules" in rule ? rules(rule.cssRules as CSSRuleList) : [])]);
    return [...document.styleSheets]
      .flatMap((sheet) => rules(sheet.cssRules))
      .map((rule) => (rule instanceof CSSStyleRule ? rule.style.content : ""))
      .filter((content) => [...content.matchAll(/"([^"]*)"/g)].some(([, text]) => /\p{L}/u.test(text ?? "")));
  });
  expect(contents, "text in style sheets").toEqual([]);
}

/** Fails if the page scrolls sideways on a phone. Its texts are about as long as those of other languages. */
export async function expectFits(page: Page, what: string): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > clientWidth + 1);
    return outside.slice(0, 5).map((it) => `${it.localName}.${it.className}`);
  });
  expect(overflow, `${what} scrolls sideways`).toEqual([]);
  if (wide) await page.setViewportSize(wide);
}
