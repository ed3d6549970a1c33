// The browser's storage. If the browser refuses it, values last as long as the page.

const memory = new Map<string, string>();
/** Keys whose newest value is only in memory because the storage is full. The stored value is old. */
const memoryOnly = new Set<string>();

export const storage = {
  /** Whether values survive the page. */
  get isPersistent(): boolean {
    try {
      localStorage.setItem("assay:probe", "1");
      localStorage.removeItem("assay:probe");
      return true;
    } catch {
      return false;
    }
  },

  get(key: string): string | null {
    if (memoryOnly.has(key)) return memory.get(key) ?? null;
    try {
      return localStorage.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  },

  /** Returns whether the value survives the page. */
  set(key: string, value: string): boolean {
    memory.set(key, value);
    try {
      localStorage.setItem(key, value);
      memoryOnly.delete(key);
      return true;
    } catch {
      // The storage is full or refused, so only the copy in memory is current.
      memoryOnly.add(key);
      return false;
    }
  },

  remove(key: string): void {
    memory.delete(key);
    memoryOnly.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // A refused storage is empty.
    }
  },

  /** A value stored as JSON; `fallback` if there is none or it cannot be read. */
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
