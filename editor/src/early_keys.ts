// Keys that are pressed while the palette loads belong to it: fast typists must not lose letters, and the letters must not reach the page.

/** Holds keys until `opened` resolves, then types them into the field of the dialog. */
export async function holdKeysUntil(opened: Promise<unknown>): Promise<void> {
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
  const dialog = field?.closest("dialog");
  // If the palette could not be loaded, its keys belong to nothing.
  if (!(field instanceof HTMLInputElement) || !dialog) return;
  for (const key of pressed) {
    // Only a real key closes a dialog.
    if (key === "Escape") return dialog.close();
    press(field, key);
  }
}

function press(field: HTMLInputElement, key: string): void {
  if (!field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))) return;
  // Synthetic events do not type, so insert the text.
  const end = field.value.length;
  if (key.length === 1) field.setRangeText(key, end, end, "end");
  else if (key === "Backspace" && end > 0) field.setRangeText("", end - 1, end, "end");
  else return;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
