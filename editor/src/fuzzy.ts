// Scores how well a title matches a search text.

export interface Match {
  score: number;
  /** The positions of the matched letters in the title. */
  places: number[];
}

/** The exact text scores higher than any other match. */
const WHOLE = 1000;
const BEGINS = 500;
/** A synonym scores lower than an equal match in the title. */
const SYNONYM = 30;
const WORD_START = 20;
const NEXT_TO = 10;
const SKIPPED = -2;

export interface Options {
  /** Other words for the title. */
  also?: string;
  /** Whether letters inside words may be skipped, for names that are hard to remember. */
  gaps?: boolean;
}

/**
 * A match, or null. Every word of the text must match the title, or begin one of the words of `also`. In the title the letters
 * come in order; each begins a word, or follows the one before it in the same word. An empty text matches everything.
 */
export function fuzzy(text: string, title: string, { also = "", gaps = false }: Options = {}): Match | null {
  const wanted = fold(text).trim();
  const there = fold(title);
  // Folding must not shift positions.
  if (there.length !== title.length) return title.includes(text) ? { score: 0, places: [] } : null;
  if (wanted === "") return { score: -title.length, places: [] };
  const whole = wholeAt(there, wanted);
  if (whole !== null) {
    const places = Array.from({ length: wanted.length }, (_, at) => whole + at);
    return { score: WHOLE - whole + (begins(there, whole) ? BEGINS : 0) - title.length, places };
  }
  const synonyms = fold(also).split(/\s+/);
  let score = -title.length;
  const places = new Set<number>();
  for (const word of wanted.split(/\s+/)) {
    const match = letters(word, there, gaps);
    if (match) {
      score += match.score;
      match.places.forEach((place) => places.add(place));
    } else if (synonyms.some((synonym) => synonym.startsWith(word))) score += SYNONYM;
    else return null;
  }
  return { score, places: [...places].sort((a, b) => a - b) };
}

/** The position of the exact text, preferably at the start of a word. One or two letters inside a word do not count. */
function wholeAt(title: string, text: string): number | null {
  let inside: number | null = null;
  for (let at = title.indexOf(text); at >= 0; at = title.indexOf(text, at + 1)) {
    if (begins(title, at)) return at;
    inside ??= at;
  }
  return text.length > 2 ? inside : null;
}

/** The best match of the letters in the title. */
function letters(word: string, title: string, gaps: boolean): Match | null {
  // For each position of the previous letter: the best score, and the positions before it.
  let reached = new Map<number, Match>([[-1, { score: 0, places: [] }]]);
  for (const letter of word) {
    const next = new Map<number, Match>();
    for (let at = title.indexOf(letter); at >= 0; at = title.indexOf(letter, at + 1)) {
      const starts = begins(title, at);
      for (const [before, match] of reached) {
        if (before >= at) continue;
        const sameWord = before >= 0 && !/[^\p{L}\p{N}]/u.test(title.slice(before, at));
        if (!starts && !(sameWord && (gaps || before === at - 1))) continue;
        const gap = sameWord ? SKIPPED * (at - before - 1) : 0;
        const score = match.score + (starts ? WORD_START : 0) + (before === at - 1 ? NEXT_TO : 0) + gap;
        if (score > (next.get(at)?.score ?? -Infinity)) next.set(at, { score, places: [...match.places, at] });
      }
    }
    reached = next;
  }
  return [...reached.values()].reduce<Match | null>((best, match) => (best && best.score >= match.score ? best : match), null);
}

function begins(title: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(title[at - 1] ?? "");
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
