// Keys that are pressed while something is being fetched belong to what will open: whoever types at once must not lose the first letters, and they
// must not end up in the page.

/** Holds back the keys pressed until `opened`, then gives them to the text field that has the focus. */
export async function withKeysMeanwhile(opened: Promise<unknown>): Promise<void> {
  const pressed: string[] = [];
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    pressed.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hear, { capture: true });
  try {
    await opened;
  } finally {
    window.removeEventListener("keydown", hear, { capture: true });
  }
  const field = document.activeElement;
  if (field instanceof HTMLInputElement) for (const key of pressed) press(field, key);
}

function press(field: HTMLInputElement, key: string): void {
  if (!field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))) return;
  // Made events write nothing by themselves.
  const end = field.value.length;
  if (key.length === 1) field.setRangeText(key, end, end, "end");
  else if (key === "Backspace" && end > 0) field.setRangeText("", end - 1, end, "end");
  else return;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
