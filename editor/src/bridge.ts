// What TypeScript and Rust call in each other. Rust declares the same, and a test compares both (app/src/editor/bridge_test.rs): write one
// method per line.

/** What the script of every page calls in the wasm; see app/src/palette/exports.rs. */
export interface Pages {
  // Both tell `opened` whether the dialog is open or could not be loaded.
  openPalette(opened: (isOpen: boolean) => void): void;
  openKeys(opened: (isOpen: boolean) => void): void;
}

/** What the pages call in the editor's bundle; see app/src/editor/bridge.rs. */
export interface EditorBundle {
  createEditor(textarea: HTMLTextAreaElement, changed: (text: string) => void, moved: (line: number, column: number, selected: number) => void, pressed: (text: string) => void, failed: () => void): CodeEditor;
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
