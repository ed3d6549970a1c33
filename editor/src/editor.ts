// An editor in place of a textarea. The textarea stays in its form and always holds the text, so that the form works the same with and
// without scripts.

import { undo } from "@codemirror/commands";
import { diagnosticCount, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import type { CodeEditor, EditorBundle } from "./bridge.ts";
import { base, completion, indentation, keys } from "./extensions.ts";
import { loadMode } from "./languages.ts";
import { TEXTS } from "./texts.ts";
import { letTabMoveFocus, tabFocus } from "./tab_focus.ts";
import { theme } from "./theme.ts";

type Events = Parameters<EditorBundle["createEditor"]>;

export function createEditor(textarea: HTMLTextAreaElement, hearChange: Events[1], hearMove: Events[2], pressed: Events[3], failed: Events[4]): CodeEditor {
  // Tell how to leave the editor when it gets the focus. Touch devices have no such keys.
  const leaving: Record<string, string> = window.matchMedia("(pointer: coarse)").matches ? {} : { "aria-describedby": "editor-leave" };
  const mode = new Compartment();
  const vim = new Compartment();
  const chosen = new Compartment();
  // The current content of the compartments, for new states.
  const now: { mode: Extension; vim: Extension; chosen: Extension } = { mode: loadMode.plain.extension, vim: [], chosen: [] };

  const nonce = EditorView.cspNonce.of(textarea.dataset.nonce ?? "");
  const state = (text: string) =>
    EditorState.create({
      doc: text,
      extensions: [
        keys(pressed),
        tabFocus(),
        vim.of(now.vim),
        chosen.of(now.chosen),
        base,
        theme,
        mode.of(now.mode),
        nonce,
        EditorView.contentAttributes.of({ "aria-label": textarea.getAttribute("aria-label") ?? TEXTS.editor.name, tabindex: "0", ...leaving }),
        EditorState.readOnly.of(textarea.readOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
          if (update.docChanged || update.selectionSet) moved();
        }),
      ],
    });

  // Without extensions until the first text is opened: building them twice would delay the page.
  const view = new EditorView({ state: EditorState.create({ doc: textarea.value, extensions: nonce }) });
  let isOpen = false;
  textarea.after(view.dom);
  textarea.hidden = true;

  /** Updates the textarea, so that the form has the editor's text. */
  function changed(): void {
    textarea.value = view.state.doc.toString();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    hearChange(textarea.value);
  }

  function moved(): void {
    const { main, ranges } = view.state.selection;
    const line = view.state.doc.lineAt(main.head);
    const selected = ranges.reduce((sum, range) => sum + range.to - range.from, 0);
    hearMove(line.number, main.head - line.from + 1, selected);
  }

  function set(compartment: Compartment, name: keyof typeof now, extension: Extension): void {
    now[name] = extension;
    if (isOpen) view.dispatch({ effects: compartment.reconfigure(extension) });
  }

  // The latest requested mode. A slow load of an earlier one must not replace it.
  let wanted = "";
  async function setMode(name: string): Promise<void> {
    wanted = name;
    try {
      const loaded = await loadMode(name);
      if (wanted === name) set(mode, "mode", loaded.extension);
    } catch {
      // The server may be unreachable; plain text still works.
      if (wanted === name) set(mode, "mode", loadMode.plain.extension);
      failed();
    }
  }

  let wantsVim = false;
  async function useVim(wants: boolean): Promise<void> {
    if (wants === wantsVim) return;
    wantsVim = wants;
    if (!wants) {
      set(vim, "vim", []);
      return;
    }
    // Load Vim only on request.
    const { Vim, vim: vimKeys } = await import("@replit/codemirror-vim");
    Vim.defineEx("write", "w", () => pressed("save"));
    if (wantsVim) set(vim, "vim", vimKeys({ status: true }));
  }

  return {
    text: () => view.state.doc.toString(),
    open(text) {
      isOpen = true;
      view.setState(state(text));
      changed();
      moved();
    },
    change(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" });
    },
    undo: () => void undo(view),
    setMode: (name) => void setMode(name),
    configure(wantsVim, completion, indentation, wrap) {
      set(chosen, "chosen", choices(completion, indentation, wrap));
      void useVim(wantsVim);
    },
    mark(lines, columns, texts) {
      if (texts.length === 0 && diagnosticCount(view.state) === 0) return;
      const diagnostics = texts
        .map((message, at) => ({ message, line: lines[at] ?? 0, column: columns[at] ?? 1 }))
        .filter(({ line }) => line > 0 && line <= view.state.doc.lines)
        .map(({ message, line, column }) => {
          const { from, to } = view.state.doc.line(line);
          return { from: Math.min(from + column - 1, to), to, severity: severity(message), message };
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

function choices(completes: string, indents: string, wraps: boolean): Extension {
  return [completion(completes), indentation(indents), wraps ? EditorView.lineWrapping : []];
}

function severity(text: string): "error" | "warning" | "info" {
  if (/\bnote\b/i.test(text)) return "info";
  return /\bwarning\b/i.test(text) ? "warning" : "error";
}
