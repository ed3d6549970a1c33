// The browser's storage, which may be refused: then things last as long as the page, and whoever asks is told.

const memory = new Map<string, string>();
/** Keys whose newest value is in memory alone, because the storage is full: what it still holds of them is old. */
const unkept = new Set<string>();

export const storage = {
  /** Whether what is kept outlasts the page. */
  get lasts(): boolean {
    try {
      localStorage.setItem("assay:probe", "1");
      localStorage.removeItem("assay:probe");
      return true;
    } catch {
      return false;
    }
  },

  get(key: string): string | null {
    if (unkept.has(key)) return memory.get(key) ?? null;
    try {
      return localStorage.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  },

  /** Says whether it is kept beyond the page. */
  set(key: string, value: string): boolean {
    memory.set(key, value);
    try {
      localStorage.setItem(key, value);
      unkept.delete(key);
      return true;
    } catch {
      // Full or refused: the copy in memory is what there is.
      unkept.add(key);
      return false;
    }
  },

  remove(key: string): void {
    memory.delete(key);
    unkept.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // Refused storage holds nothing.
    }
  },

  /** What was kept as JSON; `fallback` where nothing was, or nothing that can be read. */
  getJson<T>(key: string, fallback: T): T {
    try {
      return (JSON.parse(storage.get(key) ?? "null") as T | null) ?? fallback;
    } catch {
      return fallback;
    }
  },

  setJson(key: string, value: unknown): boolean {
    return storage.set(key, JSON.stringify(value));
  },
};
