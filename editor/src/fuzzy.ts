// Whether the letters of a text stand in a title in their order, and how well they do.

export interface Match {
  score: number;
  /** Where in the title each letter is. */
  places: number[];
}

/** A match, or nothing. Letters at the beginning of words and next to each other count for more; an empty text matches everything. */
export function fuzzy(text: string, title: string): Match | null {
  const wanted = fold(text).replace(/\s+/g, "");
  const there = fold(title);
  // Folding must not move letters.
  if (there.length !== title.length) return title.includes(text) ? { score: 0, places: [] } : null;
  const whole = there.indexOf(fold(text).trim());
  if (text.trim() !== "" && whole >= 0) {
    const places = Array.from({ length: text.trim().length }, (_, at) => whole + at);
    return { score: 1000 - whole + (begins(there, whole) ? 500 : 0) - title.length, places };
  }
  const places: number[] = [];
  let score = -title.length;
  let from = 0;
  for (const letter of wanted) {
    const at = next(there, letter, from);
    if (at < 0) return null;
    if (begins(there, at)) score += 20;
    if (places.at(-1) === at - 1) score += 10;
    places.push(at);
    from = at + 1;
  }
  return { score, places };
}

/** The letter's next place: at the beginning of a word if it comes there at all. */
function next(title: string, letter: string, from: number): number {
  const first = title.indexOf(letter, from);
  if (first < 0 || first === from) return first;
  for (let at = first; at >= 0; at = title.indexOf(letter, at + 1)) {
    if (begins(title, at)) return at;
  }
  return first;
}

function begins(title: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(title[at - 1] ?? "");
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
