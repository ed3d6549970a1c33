// Making elements, and dialogues that all look and behave alike.

import { TEXTS } from "./texts.ts";

type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with attributes and children; attributes that are false, null or undefined are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(content: string | Node, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", class: "button button--small", ...attributes }, content);
  made.addEventListener("click", act);
  return made;
}

/**
 * Opens a dialogue over the page; the focus goes in, stays in, and comes back (`<dialog>` sees to that). Esc and a click outside close it.
 */
export function openDialog(title: string, name: string, ...content: (Node | string)[]): HTMLDialogElement {
  const id = `dialog-${name}`;
  document.getElementById(id)?.remove();
  const dialog = element(
    "dialog",
    { id, class: `dialog dialog--${name}`, "aria-labelledby": `${id}-title` },
    element(
      "div",
      { class: "dialog__head" },
      element("h2", { id: `${id}-title` }, title),
      button(TEXTS.site.close, () => dialog.close(), { class: "button button--quiet button--small" }),
    ),
    element("div", { class: "dialog__body" }, ...content),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Whether a key was pressed where it is to be typed. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return Boolean(target?.closest("input, textarea, select, [contenteditable=true], .cm-editor"));
}

/** Ctrl, or Cmd where that is what people press. */
export function hasMod(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
