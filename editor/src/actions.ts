// The actions of the current page, for the palette.

export interface Action {
  title: string;
  /** Other words that find the action. */
  also?: string;
  /** The shortcut, for example "Ctrl+Enter". */
  keys?: string;
  run: () => void;
}

const offered = new Set<() => Action[]>();

/** Offers actions until the signal aborts. The palette calls `actions` each time it opens, so that they are up to date. */
export function offerActions(actions: () => Action[], signal: AbortSignal): void {
  offered.add(actions);
  signal.addEventListener("abort", () => offered.delete(actions));
}

export function offeredActions(): Action[] {
  return [...offered].flatMap((actions) => actions());
}
