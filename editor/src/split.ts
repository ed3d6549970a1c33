// Two panes and a separator between them that moves by pointer and by keyboard.

const STORAGE_KEY = "assay:split";
const STEP = 2;

/**
 * `split` is the element of class `split`; its separator says by `aria-valuemin`, `aria-valuemax` and `aria-valuenow` (per cent of the first pane) how far it may go and where it begins.
 * The place is kept for the next visit.
 */
export function mountSplit(split: HTMLElement): { destroy(): void } {
  const separator = split.querySelector<HTMLElement>(":scope > [role=separator]");
  if (!separator) throw new Error("a split needs a separator");
  const least = Number(separator.getAttribute("aria-valuemin") ?? 20);
  const most = Number(separator.getAttribute("aria-valuemax") ?? 80);
  const initial = Number(separator.getAttribute("aria-valuenow") ?? 50);
  const listening = new AbortController();
  const { signal } = listening;
  let place = initial;

  function move(to: number): void {
    place = Math.min(most, Math.max(least, to));
    split.style.setProperty("--split", `${place}%`);
    separator?.setAttribute("aria-valuenow", String(Math.round(place)));
  }

  function moveAndKeep(to: number): void {
    move(to);
    try {
      localStorage.setItem(STORAGE_KEY, String(place));
    } catch {
      // Storage is refused: the place lasts as long as the page.
    }
  }

  separator.addEventListener(
    "pointerdown",
    (down) => {
      if (down.button !== 0) return;
      down.preventDefault();
      separator.setPointerCapture(down.pointerId);
      separator.focus();
      split.dataset.dragging = "";
    },
    { signal },
  );
  separator.addEventListener(
    "pointermove",
    (event) => {
      if (!separator.hasPointerCapture(event.pointerId)) return;
      const box = split.getBoundingClientRect();
      move(((event.clientX - box.left) / box.width) * 100);
    },
    { signal },
  );
  separator.addEventListener(
    "lostpointercapture",
    () => {
      delete split.dataset.dragging;
      moveAndKeep(place);
    },
    { signal },
  );
  separator.addEventListener("dblclick", () => moveAndKeep(initial), { signal });
  separator.addEventListener(
    "keydown",
    (event) => {
      const to = { ArrowLeft: place - STEP, ArrowRight: place + STEP, Home: least, End: most }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      moveAndKeep(to);
    },
    { signal },
  );

  move(kept() ?? initial);
  return { destroy: () => listening.abort() };
}

function kept(): number | null {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === null || Number.isNaN(Number(text)) ? null : Number(text);
  } catch {
    return null;
  }
}
