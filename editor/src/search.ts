// Which entries of the palette match a text, best first.

import { go } from "fuzzysort";

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
const GOOD = 0.5;
/** A match with `also`, or with skipped letters, counts less than one in the title. */
const LESS = 0.8;
/** The library mixes up equal scores, so each entry scores this much less than the one before it. */
const LATER = 1e-6;

/**
 * At most `limit` entries. Every word of the text must match the title or `also`. If letters are skipped, the first one must be the
 * title's first.
 */
export function search<T extends Searched>(text: string, entries: T[], limit: number): Match<T>[] {
  const numbered = entries.map((entry, at) => ({ entry, at }));
  const found = go(text, numbered, {
    keys: [({ entry }) => entry.title, ({ entry }) => entry.also ?? ""],
    limit,
    threshold: 0,
    scoreFn: (result) => {
      const { entry, at } = result.obj;
      const skips = entry.gaps && result[0]?.indexes[0] === 0;
      // A score of 0 leaves the entry out.
      if (result.score < GOOD && !skips) return 0;
      const inTitle = (result[0]?.score ?? 0) >= GOOD;
      return Math.max(0, result.score * (inTitle ? 1 : LESS) - at * LATER);
    },
  });
  return found.map((result) => ({ entry: result.obj.entry, places: result[0]?.indexes ?? [] }));
}
