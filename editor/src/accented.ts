// The pseudo-locale, as in app/src/texts/pseudo.rs. Builds for tests use it, and the tests themselves.

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";

/** An English text in the pseudo-locale. */
export function accented(english: string): string {
  const longer = english.replace(/[aeiou]/g, "$&$&");
  return bracketed([...longer].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join(""));
}

/** A text with values. It has no accents, because a value may be a name. */
export function lengthened(english: string): string {
  return bracketed(`${english} ~~~~`);
}

function bracketed(text: string): string {
  return text === "" ? "" : `⟦${text}⟧`;
}
