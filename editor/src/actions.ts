// What can be done on the page at hand, for the palette. Whoever offers something says so while it lasts.

export interface Action {
  title: string;
  /** Other words that find it. */
  also?: string;
  /** As people press them: "Ctrl+Enter". */
  keys?: string;
  run: () => void;
}

const offered = new Set<() => Action[]>();

/** Offers actions until the signal aborts. They are asked for each time, so that they can say what is true by then. */
export function offer(actions: () => Action[], signal: AbortSignal): void {
  offered.add(actions);
  signal.addEventListener("abort", () => offered.delete(actions));
}

export function offeredActions(): Action[] {
  return [...offered].flatMap((actions) => actions());
}
