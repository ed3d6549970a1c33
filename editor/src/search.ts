// Which entries of the palette match a text, best first.

import { go, type Result } from "fuzzysort";

export interface Searched {
  title: string;
  /** Other words that find the entry. */
  also?: string;
  /** Whether letters of the title may be skipped. */
  gaps?: boolean;
}

export interface Match<T> {
  entry: T;
  /** The positions of the matched letters in the title. */
  places: readonly number[];
}

/** Scores are from 0 to 1. Below this one, letters are scattered over words. */
const MIN_SCORE = 0.5;
/** A match with `also`, or with skipped letters, counts less than one in the title. */
const WEAKER = 0.8;
/** The library mixes up equal scores, so each entry scores this much less than the one before it. */
const ORDER_STEP = 1e-6;
/** From this length on, a text also matches inside of a word. */
const INSIDE_WORDS = 3;

/**
 * At most `limit` entries. Every word of the text must match the title or `also`. If letters are skipped, the first one must be the
 * title's first.
 */
export function search<T extends Searched>(text: string, entries: T[], limit: number): Match<T>[] {
  const wanted = plain(text).trim();
  const isShort = wanted.length < INSIDE_WORDS;
  const numbered = entries.map((entry, at) => ({ entry, at, title: plain(entry.title) }));
  const found = go(text, numbered, {
    keys: [({ entry }) => entry.title, ({ entry }) => entry.also ?? ""],
    limit,
    threshold: 0,
    scoreFn: (result) => {
      const { entry, at, title } = result.obj;
      const [inTitle, inAlso] = [counts(result[0], isShort), counts(result[1], isShort)];
      // The library's score falls with the length of the title.
      const isInside = !isShort && title.includes(wanted);
      const skips = entry.gaps && result[0]?.indexes[0] === 0;
      const inBoth = result.score >= MIN_SCORE && !isShort;
      // A score of 0 leaves the entry out.
      if (!inTitle && !inAlso && !isInside && !skips && !inBoth) return 0;
      const score = isInside ? Math.max(result.score, MIN_SCORE) : result.score;
      return Math.max(0, score * (inTitle || isInside ? 1 : WEAKER) - at * ORDER_STEP);
    },
  });
  return found.map((result) => {
    const { entry, title } = result.obj;
    const isMarked = counts(result[0], isShort) || (!isShort && title.includes(wanted)) || entry.gaps;
    return { entry, places: isMarked ? (result[0]?.indexes ?? []) : [] };
  });
}

/** Whether a text is a good match. A short text must begin a word. */
function counts(result: Result | undefined, isShort: boolean): boolean {
  if (!result || result.score < MIN_SCORE) return false;
  const first = result.indexes[0] ?? 0;
  return !isShort || first === 0 || !/[\p{L}\p{N}]/u.test(result.target[first - 1] ?? "");
}

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}
