// The editor's extensions, and those that depend on settings.

import { autocompletion, closeBrackets, closeBracketsKeymap, completeAnyWord, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
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

import { findPanel } from "./find_panel.ts";
import { TEXTS } from "./texts.ts";

/** Tab indents, which would trap keyboard users. CodeMirror lets Esc, then Tab, leave the editor. See also tab_focus.ts. */
export const base: Extension = [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
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
  findPanel,
  highlightSelectionMatches(),
  EditorState.phrases.of(TEXTS.editor.phrases),
  EditorState.allowMultipleSelections.of(true),
  EditorView.contentAttributes.of({ autocapitalize: "off", autocorrect: "off", spellcheck: "false", translate: "no" }),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
];

/** Completion by setting. With "off", Ctrl+Space does not open it either. */
export function completion(chosen: string): Extension {
  if (chosen === "off") return [];
  return [
    autocompletion({ activateOnTyping: chosen === "typing" }),
    EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]),
    keymap.of(completionKeymap),
  ];
}

/** Indentation by setting, instead of the language's default. */
export function indentation(chosen: string): Extension {
  if (chosen === "auto") return [];
  if (chosen === "tab") return [indentUnit.of("\t"), EditorState.tabSize.of(4)];
  const width = Number(chosen);
  return [indentUnit.of(" ".repeat(width)), EditorState.tabSize.of(width)];
}

/** Ctrl/Cmd+Enter submits; Ctrl/Cmd+' and F9 run. Ctrl/Cmd+S saves the draft; it never submits or opens the browser's save dialog. */
export function keys(pressed: (action: string) => void): Extension {
  const binding = (key: string, action: string) => ({
    key,
    preventDefault: true,
    run: () => {
      pressed(action);
      return true;
    },
  });
  return Prec.highest(keymap.of([binding("Mod-Enter", "submit"), binding("Mod-'", "run"), binding("F9", "run"), binding("Mod-s", "save")]));
}
