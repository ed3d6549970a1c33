// What a person has typed and not submitted, per problem and language, so that a reload or another language loses nothing.

/** Where browser storage is refused, drafts last as long as the page. */
const memory = new Map<string, string>();

export class Drafts {
  readonly #problem: string;

  constructor(problem: string) {
    this.#problem = problem;
  }

  read(language: string): string | null {
    return get(this.#key(language));
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

function set(key: string, value: string): void {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full or refused: the copy in memory is what there is.
  }
}
