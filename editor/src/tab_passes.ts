// Tab indents, which traps those who only pass by with the keyboard. So it leads on, as everywhere, until another key is pressed: whoever comes by
// Tab or by the skip link leaves by Tab, and whoever types indents.

import type { Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

/** Keys that neither write nor move anything. */
const NEUTRAL = ["Tab", "Escape", "Shift", "Control", "Alt", "Meta", "CapsLock"];

/** Editors in which Tab leads on because of this module; Ctrl+M switches the same mode, and it stays as it was chosen there. */
const passing = new WeakSet<EditorView>();

/** Lets Tab lead on until another key is pressed. */
export function letTabPass(view: EditorView): void {
  passing.add(view);
  view.setTabFocusMode(true);
}

function letTabIndent(view: EditorView): void {
  if (passing.delete(view)) view.setTabFocusMode(false);
}

export function tabPasses(): Extension {
  // Whether the key pressed last, anywhere on the page, moved the focus.
  let tabbed = false;
  const note = (event: KeyboardEvent) => {
    tabbed = event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey;
  };
  return [
    EditorView.domEventObservers({
      focus: (event, view) => {
        // Of a window that is gone back to there is no element that had the focus before.
        if (tabbed && event.relatedTarget !== null) letTabPass(view);
      },
      keydown: (event, view) => {
        if (!NEUTRAL.includes(event.key)) letTabIndent(view);
      },
      pointerdown: (_, view) => letTabIndent(view),
    }),
    EditorView.updateListener.of((update) => {
      // Also text that comes without keys: by voice, or from an input method.
      if (update.docChanged && update.transactions.some((made) => made.isUserEvent("input.type"))) letTabIndent(update.view);
    }),
    listening(note),
  ];
}

/** Hears every key of the page for as long as the editor lives. */
function listening(hear: (event: KeyboardEvent) => void): Extension {
  return ViewPlugin.define(() => {
    window.addEventListener("keydown", hear, { capture: true });
    return { destroy: () => window.removeEventListener("keydown", hear, { capture: true }) };
  });
}
