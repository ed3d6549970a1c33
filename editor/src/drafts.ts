// What a person has typed and not submitted, per problem and language, so that a reload or another language loses nothing.

/** Where browser storage is refused, drafts last as long as the page. */
const memory = new Map<string, string>();

export class Drafts {
  readonly #problem: string;

  /** `OWNER/PROBLEM`, so that people who share a browser do not share drafts; the owner is `visitor` for whoever is not logged in. */
  constructor(problem: string) {
    this.#problem = problem;
  }

  /** What a visitor typed before logging in becomes the member's. */
  read(language: string): string | null {
    const own = this.#key(language);
    const visitors = own.replace(/^(assay:draft:)[^/]+/, "$1visitor");
    if (own !== visitors && get(own) === null) {
      const text = get(visitors);
      if (text !== null) {
        set(own, text);
        remove(visitors);
      }
    }
    return get(own);
  }

  write(language: string, text: string): void {
    set(this.#key(language), text);
  }

  /** The language this problem was last edited in. */
  readLanguage(): string | null {
    return get(`assay:language:${this.#problem}`);
  }

  writeLanguage(language: string): void {
    set(`assay:language:${this.#problem}`, language);
  }

  #key(language: string): string {
    return `assay:draft:${this.#problem}:${language}`;
  }
}

function get(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function remove(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused storage holds nothing.
  }
}

function set(key: string, value: string): void {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full or refused: the copy in memory is what there is.
  }
}
