// The dialog that lists all keys.

import { element, isMac, openDialog } from "./elements.ts";
import { TEXTS } from "./texts.ts";

export function openKeys(): void {
  const groups = TEXTS.keys.groups.map(({ title, keys }) =>
    element(
      "section",
      {},
      element("h3", {}, title),
      element(
        "dl",
        { class: "keys" },
        ...Object.entries(keys).map(([pressed, does]) =>
          element("div", {}, element("dt", {}, ...pressed.split(" ").map((key) => element("kbd", { translate: "no" }, name(key)))), element("dd", {}, does)),
        ),
      ),
    ),
  );
  openDialog(TEXTS.keys.title, "keys", ...groups);
}

function name(key: string): string {
  return key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key;
}
