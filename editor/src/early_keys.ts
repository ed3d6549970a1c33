// Keys that are pressed while the palette loads belong to it: fast typists must not lose letters, and the letters must not reach the page.

/** Keys that the palette knows, besides letters. All others belong to the page. */
const KEYS = ["Backspace", "Enter", "Escape", "ArrowDown", "ArrowUp"];

/** The keys that are held back now. */
let held: string[] | null = null;
/** How often keys were held back. */
let calls = 0;

/** Whether keys are held back now. */
export const isHolding = () => held !== null;

/** Holds keys until `open` is done, then types them into the field of the dialog. */
export async function holdKeysUntil(open: () => Promise<unknown>): Promise<void> {
  // A user who asks twice waits for the same palette.
  if (held) return;
  const call = ++calls;
  const pressed: string[] = (held = []);
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length > 1 && !KEYS.includes(event.key)) return;
    pressed.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
    // The user no longer wants the palette, so later keys belong to the page.
    if (event.key === "Escape") stop();
  };
  const stop = () => {
    window.removeEventListener("keydown", hear, { capture: true });
    if (held === pressed) held = null;
  };
  window.addEventListener("keydown", hear, { capture: true });
  try {
    await open();
  } finally {
    stop();
  }
  const field = document.activeElement;
  const dialog = field?.closest("dialog");
  // If the palette could not be loaded, the keys are dropped.
  if (!(field instanceof HTMLInputElement) || !dialog) return;
  for (const key of pressed) {
    // Enter has closed it.
    if (!dialog.open) return;
    if (key === "Escape") {
      // A synthetic Esc does not close a dialog. After Esc, the user may have asked for the palette again.
      if (call === calls) dialog.close();
      return;
    }
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
