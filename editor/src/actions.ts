// The actions of the current page, for the palette.

export interface Action {
  title: string;
  /** Other words that find the action. */
  also: string;
  /** The shortcut, for example "Mod+Enter". */
  keys: string;
  run: () => void;
}

let offered: Action[] = [];
let askPage = () => {};
let runAction: (number: number) => void = () => {};

/** The page has actions: it lists them when the palette asks. */
export function beginActions(list: () => void, chosen: (number: number) => void): void {
  askPage = list;
  runAction = chosen;
}

export function offerAction(id: number, title: string, also: string, keys: string): void {
  const run = runAction;
  offered.push({ title, also, keys, run: () => run(id) });
}

/** The page is left. */
export function endActions(): void {
  askPage = () => {};
}

/** The actions as they are now. */
export function offeredActions(): Action[] {
  offered = [];
  askPage();
  return offered;
}
