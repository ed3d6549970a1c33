// Tab indents, which would trap keyboard users who only pass through. So Tab moves the focus until the user presses another key: users
// who enter by Tab or by the skip link leave by Tab, and users who type can indent.

import type { Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

/** Keys that neither type nor move the cursor. */
const NEUTRAL = ["Tab", "Escape", "Shift", "Control", "Alt", "Meta", "CapsLock"];

/** Editors in which this module lets Tab move the focus. Ctrl+M switches the same mode, and the user's choice stays. */
const movingFocus = new WeakSet<EditorView>();

/** Lets Tab move the focus until another key is pressed. */
export function letTabMoveFocus(view: EditorView): void {
  movingFocus.add(view);
  view.setTabFocusMode(true);
}

function letTabIndent(view: EditorView): void {
  if (movingFocus.delete(view)) view.setTabFocusMode(false);
}

export function tabFocus(): Extension {
  // Whether the last key on the page was Tab.
  let tabbed = false;
  const note = (event: KeyboardEvent) => {
    tabbed = event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey;
  };
  return [
    EditorView.domEventObservers({
      focus: (event, view) => {
        // When the user returns to the window, no other element had the focus before.
        if (tabbed && event.relatedTarget !== null) letTabMoveFocus(view);
      },
      keydown: (event, view) => {
        if (!NEUTRAL.includes(event.key)) letTabIndent(view);
      },
      pointerdown: (_, view) => letTabIndent(view),
    }),
    EditorView.updateListener.of((update) => {
      // Text can also come without keys, by voice or an input method.
      if (update.docChanged && update.transactions.some((transaction) => transaction.isUserEvent("input.type"))) letTabIndent(update.view);
    }),
    listenToKeys(note),
  ];
}

/** Listens to all keys of the page while the editor exists. */
function listenToKeys(listener: (event: KeyboardEvent) => void): Extension {
  return ViewPlugin.define(() => {
    window.addEventListener("keydown", listener, { capture: true });
    return { destroy: () => window.removeEventListener("keydown", listener, { capture: true }) };
  });
}
