// The texts in the pseudo-locale. A build for tests has them instead of texts.ts.

import { accented, lengthened } from "./accented.ts";
import { TEXTS as ENGLISH } from "./texts.ts";

export const TEXTS = pseudo(ENGLISH);

function pseudo<T>(english: T): T {
  if (typeof english === "string") return accented(english) as T;
  if (typeof english === "function") return ((...values: unknown[]) => lengthened(english(...values))) as T;
  if (Array.isArray(english)) return english.map(pseudo) as T;
  return Object.fromEntries(Object.entries(english as object).map(([name, text]) => [name, pseudo(text)])) as T;
}
