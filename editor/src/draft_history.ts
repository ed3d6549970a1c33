// The dialog with earlier drafts.

import { button, element, openDialog } from "./elements.ts";
import type { Drafts } from "./drafts.ts";
import { TEXTS } from "./texts.ts";
import { serverNow, timeElement } from "./time.ts";

export async function openHistory(drafts: Drafts, restore: (text: string) => void): Promise<void> {
  const words = TEXTS.drafts;
  const body = element("div", { class: "drafts" });
  const dialog = openDialog(words.history, "history", body);
  if (!drafts.isMember) body.append(element("p", {}, words.historyVisitor));
  const earlier = await drafts.earlier();
  if (earlier === null || earlier.length === 0) {
    body.append(element("p", {}, earlier === null ? words.historyFailed : words.historyEmpty));
    return;
  }
  const text = element("pre", { class: "io__text drafts__text", tabindex: 0, "aria-label": words.history });
  const list = element("ol", { class: "drafts__list" });
  // A member's drafts have the server's times, a visitor's have the browser's.
  const now = drafts.isMember ? serverNow() : Date.now();
  const show = (at: number) => {
    text.textContent = earlier[at]?.source ?? "";
    list.querySelectorAll("button[aria-pressed]").forEach((made, index) => made.setAttribute("aria-pressed", String(index === at)));
  };
  earlier.forEach(({ source, saved_at }, at) => {
    const facts = element("span", {}, timeElement(saved_at, now), `, ${words.lines(source.split("\n").length)}`);
    list.append(
      element(
        "li",
        {},
        button(facts, () => show(at), { class: "drafts__entry", "aria-pressed": "false" }),
        button(words.restore, () => {
          dialog.close();
          restore(source);
        }),
      ),
    );
  });
  body.append(list, text);
  show(0);
}
