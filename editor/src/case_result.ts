// The result of one case of a run.

import { element } from "./elements.ts";
import { icon } from "./icons.ts";
import { signOf, verdictOf } from "./run_words.ts";
import type { DiffLine, RunCase } from "./runs.ts";
import { TEXTS } from "./texts.ts";

/** The result of a case: the verdict first, then the program's output. */
export function caseResult(result: RunCase): (Node | null)[] {
  const words = TEXTS.cases;
  const head = element(
    "p",
    { class: "verdict cases__verdict", "data-verdict": result.refused !== null ? "run_time_error" : (result.verdict ?? null) },
    icon(signOf(result, false)[0] ?? "dot"),
    verdictOf(result),
  );
  const facts = element("p", { class: "cases__facts" }, TEXTS.runs.time(time(result.cpu_ms), time(result.wall_ms), memory(result.memory_kib)));
  if (result.refused !== null) return [head, element("pre", { class: "failure__message" }, result.refused)];
  const differs = result.diff.some((line) => line.change !== "same");
  return [
    element("div", { class: "cases__head" }, head, facts),
    result.message ? element("p", { class: "failure__message" }, result.message) : null,
    values(result) ??
      element(
        "div",
        { class: "io-pair" },
        block(words.written, result.output, words.nothing),
        result.expected === null ? null : block(words.expected, result.expected),
      ),
    result.stdout ? block(words.printed, result.stdout) : null,
    differs && result.verdict === "wrong_answer" ? difference(result.diff) : null,
    result.stderr ? block(words.errors, result.stderr) : null,
    result.truncated ? element("p", { class: "failure__note" }, words.cut) : null,
    result.expected === null ? element("p", { class: "failure__note" }, words.noExpected) : null,
  ];
}

/** The values of a function problem, as the server drew them. */
function values(result: RunCase): HTMLElement | null {
  if (result.html === null) return null;
  const made = element("div");
  made.innerHTML = result.html;
  return made;
}

/** A text that a program reads or writes, with a copy button. */
export function block(title: string, text: string, otherwise = ""): HTMLElement {
  // The script of every page does the copying.
  const copy = element("button", { type: "button", class: "button button--quiet button--small", "data-copy": true, "aria-label": `${TEXTS.cases.copy}: ${title}` }, element("span", {}, TEXTS.cases.copy));
  return element(
    "figure",
    { class: "io" },
    element("figcaption", { class: "io__head" }, element("span", { class: "io__title" }, title), copy),
    element("pre", { class: "io__text", tabindex: 0, "aria-label": title }, text === "" && otherwise ? element("span", { class: "io__none" }, otherwise) : text),
  );
}

function difference(lines: DiffLine[]): HTMLElement {
  const words = TEXTS.cases;
  const names = { same: null, missing: words.expected, extra: words.written };
  const shown = lines.map(({ change, text }) => {
    const name = names[change];
    return element(
      "span",
      { class: "diff__line", "data-change": change },
      name ? element("span", { class: "visually-hidden" }, `${name}: `) : null,
      change === "same" ? text : visible(text),
      "\n",
    );
  });
  const key = element("span", { class: "diff__key" }, element("span", { "data-change": "extra" }, words.written), element("span", { "data-change": "missing" }, words.expected));
  return element(
    "figure",
    { class: "io" },
    element("figcaption", { class: "io__head" }, element("span", { class: "io__title" }, words.difference), key),
    element("pre", { class: "io__text diff", tabindex: 0, "aria-label": words.difference }, ...shown),
  );
}

/** Shows white space, like crates/domain/src/diff.rs. */
function visible(text: string): string {
  const signs: Record<string, string> = { " ": "·", "\t": "→", "\r": "␍", "\u00a0": "⍽" };
  return text.replace(/[ \t\r\u00a0]/g, (space) => signs[space] ?? space);
}

function time(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function memory(kib: number): string {
  return kib < 1024 ? `${kib} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
