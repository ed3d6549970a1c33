// What every editor has, whatever its language, and what one can choose.

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
import type { Settings } from "./settings.ts";

/** Tab indents, so Tab alone would be a trap for keyboard users: CodeMirror itself lets a Tab that follows Esc leave the editor. See also tab_passes.ts. */
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

/** Completion as chosen. Off means off: not even Ctrl+Space opens it. */
export function completion(chosen: Settings["completion"]): Extension {
  if (chosen === "off") return [];
  return [
    autocompletion({ activateOnTyping: chosen === "typing" }),
    EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]),
    keymap.of(completionKeymap),
  ];
}

/** One step of indentation as chosen, in place of the language's own. */
export function indentation(chosen: Settings["tabWidth"]): Extension {
  if (chosen === "auto") return [];
  if (chosen === "tab") return [indentUnit.of("\t"), EditorState.tabSize.of(4)];
  const width = Number(chosen);
  return [indentUnit.of(" ".repeat(width)), EditorState.tabSize.of(width)];
}

export interface Does {
  submit: () => void;
  save: () => void;
  run: () => void;
}

/** Ctrl/Cmd+Enter submits, Ctrl/Cmd+' and F9 run. Ctrl/Cmd+S keeps the draft, and never submits or opens the browser's save dialogue. */
export function keys(actions: Does): Extension {
  const does = (action: () => void) => () => {
    action();
    return true;
  };
  return Prec.highest(
    keymap.of([
      { key: "Mod-Enter", run: does(actions.submit), preventDefault: true },
      { key: "Mod-'", run: does(actions.run), preventDefault: true },
      { key: "F9", run: does(actions.run), preventDefault: true },
      { key: "Mod-s", run: does(actions.save), preventDefault: true },
    ]),
  );
}
