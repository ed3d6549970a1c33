// The site's icons for the bundles.

import check from "../../app/icons/check.svg";
import alert from "../../app/icons/circle-alert.svg";
import dot from "../../app/icons/circle.svg";
import loader from "../../app/icons/loader.svg";
import plus from "../../app/icons/plus.svg";
import x from "../../app/icons/x.svg";

import { element } from "./elements.ts";

const icons = { alert, check, dot, loader, plus, x };

export type IconName = keyof typeof icons;

/** An icon with the size and color of the text around it. It is always beside words, so screen readers skip it. */
export function icon(name: IconName): HTMLElement {
  const made = element("span", { class: "icon", "aria-hidden": "true" });
  made.innerHTML = icons[name];
  return made;
}
