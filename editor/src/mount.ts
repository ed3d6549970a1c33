// Puts an editor behind a textarea. The textarea stays in its form and always holds the text, so that the form works the same with and without scripts.

import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { Drafts } from "./drafts.ts";
import { base, keys } from "./extensions.ts";
import { type Mode, loadMode } from "./languages.ts";
import { theme } from "./theme.ts";

export interface Options {
  /** The page's CSP nonce for style elements; by default the textarea's `data-nonce`. */
  nonce?: string;
  /** The mode to begin with; by default that of the form's language select, or the textarea's `data-mode`. */
  language?: string;
  /** Called after every change, with the whole text. */
  onChange?: (text: string) => void;
  /** Called on Ctrl/Cmd+Enter; by default the form is submitted. */
  onSubmit?: () => void;
}

export interface Handle {
  getValue(): string;
  setValue(text: string): void;
  /** Switches highlighting and indentation; the text stays. */
  setLanguage(mode: string): void;
  focus(): void;
  /** Removes the editor and shows the textarea again. */
  destroy(): void;
}

export function mount(textarea: HTMLTextAreaElement, options: Options = {}): Handle {
  const select = textarea.form?.querySelector<HTMLSelectElement>("select[name=language]") ?? null;
  const drafts = textarea.dataset.draft ? new Drafts(textarea.dataset.draft) : null;
  const mode = new Compartment();
  const submit = options.onSubmit ?? (() => textarea.form?.requestSubmit());
  let language = select?.value ?? "";

  const state = (text: string, loaded: Mode) =>
    EditorState.create({
      doc: text,
      extensions: [
        keys({ submit, save: keep }),
        base,
        theme,
        mode.of(loaded.extension),
        EditorView.cspNonce.of(options.nonce ?? textarea.dataset.nonce ?? ""),
        EditorView.contentAttributes.of({ "aria-label": nameOf(textarea) }),
        EditorState.readOnly.of(textarea.readOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
        }),
      ],
    });

  const plain = loadMode.plain;
  const view = new EditorView({ state: state(textarea.value, plain) });
  textarea.after(view.dom);
  textarea.hidden = true;

  /** Brings the textarea in step, so that whoever reads the form reads the editor. */
  function changed(): void {
    textarea.value = view.state.doc.toString();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    keep();
    options.onChange?.(textarea.value);
  }

  function keep(): void {
    drafts?.write(language, view.state.doc.toString());
  }

  function setValue(text: string): void {
    if (text !== view.state.doc.toString()) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    }
  }

  // The mode wanted last; a slower load of an earlier one must not win.
  let wanted = "";
  async function setLanguage(name: string): Promise<void> {
    wanted = name;
    let loaded = plain;
    try {
      loaded = await loadMode(name);
    } catch (error) {
      // The server may be gone for a moment: plain text is still an editor.
      console.warn("The editor shows plain text:", error);
    }
    if (wanted === name) view.dispatch({ effects: mode.reconfigure(loaded.extension) });
  }

  /** Another language: another draft, and no undoing back into the previous one. */
  function languageChosen(): void {
    if (!select || select.value === language) return;
    language = select.value;
    drafts?.writeLanguage(language);
    if (drafts) {
      view.setState(state(drafts.read(language) ?? "", plain));
      changed();
    }
    void setLanguage(modeOf(select));
  }

  /** A form that the browser resets or the server filled is left alone; an empty one gets the draft. */
  function restore(): void {
    if (!drafts || textarea.readOnly || textarea.value !== "") return;
    const last = drafts.readLanguage();
    if (select && last && last !== select.value && [...select.options].some((option) => option.value === last)) {
      select.value = last;
      language = last;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const draft = drafts.read(language);
    if (draft) {
      view.setState(state(draft, plain));
      changed();
    }
  }

  restore();
  select?.addEventListener("change", languageChosen);
  void setLanguage(options.language ?? (select ? modeOf(select) : textarea.dataset.mode) ?? "");

  return {
    getValue: () => view.state.doc.toString(),
    setValue,
    setLanguage: (name) => void setLanguage(name),
    focus: () => view.focus(),
    destroy() {
      select?.removeEventListener("change", languageChosen);
      view.destroy();
      textarea.hidden = false;
    },
  };
}

function modeOf(select: HTMLSelectElement): string {
  return select.selectedOptions[0]?.dataset.mode ?? "";
}

function nameOf(textarea: HTMLTextAreaElement): string {
  return textarea.getAttribute("aria-label") ?? textarea.labels[0]?.textContent?.trim() ?? "Source code";
}
