// What every editor has, whatever its language.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";

/**
 * Tab indents, so Tab alone would be a trap for keyboard users: CodeMirror itself lets a Tab that follows Esc leave the editor.
 * Completion opens on Ctrl+Space only; nothing jumps up while one types.
 */
export const base: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  dropCursor(),
  rectangularSelection(),
  crosshairCursor(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ activateOnTyping: false }),
  search({ top: true }),
  highlightSelectionMatches(),
  EditorState.allowMultipleSelections.of(true),
  EditorView.contentAttributes.of({ autocapitalize: "off", autocorrect: "off", spellcheck: "false", translate: "no" }),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...completionKeymap,
    indentWithTab,
  ]),
];

/** Ctrl/Cmd+Enter submits. Ctrl/Cmd+S keeps the draft, and never submits or opens the browser's save dialogue. */
export function keys(actions: { submit: () => void; save: () => void }): Extension {
  const does = (action: () => void) => () => {
    action();
    return true;
  };
  return Prec.highest(
    keymap.of([
      { key: "Mod-Enter", run: does(actions.submit), preventDefault: true },
      { key: "Mod-s", run: does(actions.save), preventDefault: true },
    ]),
  );
}
