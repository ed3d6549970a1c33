// What the pages call in this bundle. app/src/editor/bridge.rs declares the same for Rust, and a test compares both: write one method per
// line.

export interface EditorBundle {
  createEditor(textarea: HTMLTextAreaElement, changed: (text: string) => void, moved: (line: number, column: number, selected: number) => void, pressed: (text: string) => void, failed: () => void): CodeEditor;
  openKeys(): void;
  // The actions of the page for the palette, which calls `list` each time it opens. Then the page offers its actions.
  beginActions(list: () => void, chosen: (number: number) => void): void;
  offerAction(id: number, title: string, also: string, keys: string): void;
  endActions(): void;
}

/** An editor in place of a textarea. Lines and columns are counted from 1. */
export interface CodeEditor {
  text(): string;
  // Opens another draft. Undo does not go back to the text before.
  open(text: string): void;
  // Replaces the text as one change, which can be undone.
  change(text: string): void;
  undo(): void;
  setMode(mode: string): void;
  configure(vim: boolean, completion: string, indentation: string, wrap: boolean): void;
  // Marks the lines that messages of a compiler name.
  mark(lines: Uint32Array, columns: Uint32Array, texts: string[]): void;
  go(line: number, column: number): void;
  focus(): void;
  // Focuses the editor for keyboard users: Tab moves on until they type.
  arrive(): void;
  destroy(): void;
}
