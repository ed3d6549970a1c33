// An editor in place of a textarea. The textarea stays in its form and always holds the text, so that the form works the same with and
// without scripts.

import { undo } from "@codemirror/commands";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { type EditorActions, base, completion, indentation, keys } from "./extensions.ts";
import { loadMode } from "./languages.ts";
import type { Settings } from "./settings.ts";
import { TEXTS } from "./texts.ts";
import { letTabMoveFocus, tabFocus } from "./tab_focus.ts";
import { theme } from "./theme.ts";

/** A line that a compiler message names, counted from 1. */
export interface Marked {
  line: number;
  column: number;
  text: string;
}

export interface Editor {
  readonly text: string;
  /** Opens another draft. Undo actions not go back to the text before. */
  open(text: string): void;
  /** Replaces the text as one change, which can be undone. */
  change(text: string): void;
  undo(): void;
  setLanguage(mode: string): void;
  apply(settings: Settings): void;
  mark(lines: Marked[]): void;
  go(line: number, column: number): void;
  focus(): void;
  /** Focuses the editor for keyboard users: Tab moves on until they type. */
  arrive(): void;
  destroy(): void;
}

export interface EditorEvents {
  changed: (text: string) => void;
  moved: (words: string) => void;
  failed: (words: string) => void;
}

export function createEditor(textarea: HTMLTextAreaElement, settings: Settings, actions: EditorActions, events: EditorEvents): Editor {
  const surface = textarea.parentElement ?? document.body;
  // Tell how to leave the editor when it gets the focus. Touch devices have no such keys.
  const leaving: Record<string, string> = window.matchMedia("(pointer: coarse)").matches ? {} : { "aria-describedby": "editor-leave" };
  const mode = new Compartment();
  const vim = new Compartment();
  const chosen = new Compartment();
  // The current content of the compartments, for new states.
  const now: { mode: Extension; vim: Extension; chosen: Extension } = {
    mode: loadMode.plain.extension,
    vim: [],
    chosen: choices(settings),
  };

  const state = (text: string) =>
    EditorState.create({
      doc: text,
      extensions: [
        keys(actions),
        tabFocus(),
        vim.of(now.vim),
        chosen.of(now.chosen),
        base,
        theme,
        mode.of(now.mode),
        EditorView.cspNonce.of(textarea.dataset.nonce ?? ""),
        EditorView.contentAttributes.of({ "aria-label": textarea.getAttribute("aria-label") ?? TEXTS.editor.name, tabindex: "0", ...leaving }),
        EditorState.readOnly.of(textarea.readOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
          if (update.docChanged || update.selectionSet) moved();
        }),
      ],
    });

  const view = new EditorView({ state: state(textarea.value) });
  textarea.after(view.dom);
  textarea.hidden = true;

  /** Updates the textarea, so that the form has the editor's text. */
  function changed(): void {
    textarea.value = view.state.doc.toString();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    events.changed(textarea.value);
  }

  function moved(): void {
    const { main, ranges } = view.state.selection;
    const line = view.state.doc.lineAt(main.head);
    const place = TEXTS.editor.place(line.number, main.head - line.from + 1);
    const selected = ranges.reduce((sum, range) => sum + range.to - range.from, 0);
    events.moved(selected > 0 ? `${place}, ${TEXTS.editor.selected(selected)}` : place);
  }

  function set(compartment: Compartment, name: keyof typeof now, extension: Extension): void {
    now[name] = extension;
    view.dispatch({ effects: compartment.reconfigure(extension) });
  }

  // The latest requested mode. A slow load of an earlier one must not replace it.
  let wanted = "";
  async function setLanguage(name: string): Promise<void> {
    wanted = name;
    try {
      const loaded = await loadMode(name);
      if (wanted === name) set(mode, "mode", loaded.extension);
    } catch {
      // The server may be unreachable; plain text still works.
      if (wanted === name) set(mode, "mode", loadMode.plain.extension);
      events.failed(TEXTS.editor.plain);
    }
  }

  let wantsVim = false;
  async function apply(settings: Settings): Promise<void> {
    surface.dataset.editorTheme = settings.theme;
    surface.style.setProperty("--code-size", `${settings.fontSize}px`);
    set(chosen, "chosen", choices(settings));
    const wants = settings.keys === "vim";
    if (wants === wantsVim) return;
    wantsVim = wants;
    if (!wants) {
      set(vim, "vim", []);
      return;
    }
    // Load Vim only on request.
    const { Vim, vim: vimKeys } = await import("@replit/codemirror-vim");
    Vim.defineEx("write", "w", () => actions.save());
    if (wantsVim) set(vim, "vim", vimKeys({ status: true }));
  }

  function open(text: string): void {
    view.setState(state(text));
    changed();
    moved();
  }

  void apply(settings);
  moved();

  return {
    get text() {
      return view.state.doc.toString();
    },
    open,
    change(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" });
    },
    undo: () => void undo(view),
    setLanguage: (name) => void setLanguage(name),
    apply: (settings) => void apply(settings),
    mark(lines) {
      const diagnostics = lines
        .filter(({ line }) => line <= view.state.doc.lines)
        .map(({ line, column, text }) => {
          const { from, to } = view.state.doc.line(line);
          return { from: Math.min(from + column - 1, to), to, severity: severity(text), message: text };
        });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    go(line, column) {
      const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      const at = Math.min(from + column - 1, to);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    focus: () => view.focus(),
    arrive() {
      view.focus();
      letTabMoveFocus(view);
    },
    destroy() {
      view.destroy();
      textarea.hidden = false;
    },
  };
}

function choices(settings: Settings): Extension {
  return [completion(settings.completion), indentation(settings.tabWidth), settings.wrap ? EditorView.lineWrapping : []];
}

function severity(text: string): "error" | "warning" | "info" {
  if (/\bnote\b/i.test(text)) return "info";
  return /\bwarning\b/i.test(text) ? "warning" : "error";
}
