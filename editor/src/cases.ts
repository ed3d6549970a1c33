// The cases under the editor: the samples, and up to ten of one's own, with what came of the last run on them.

import { button, element } from "./elements.ts";
import { icon, type IconName } from "./icons.ts";
import type { DiffLine, Run, RunCase } from "./runs.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

/** The server takes no more. */
const MOST_OWN = 10;

interface Sample {
  input: string;
  answer: string;
}

export interface Cases {
  readonly own: string[];
  /** Adds a case of one's own and shows it; says whether there was room. */
  add(input: string): boolean;
  /** Shows how far a run is. */
  show(run: Run): void;
  /** Says something about the run, in place of what it came to. */
  say(words: string, refused?: boolean): void;
  busy(busy: boolean): void;
  /** Brings what is said of a run into sight, however far down a long case is being written. */
  reveal(): void;
}

export function mountCases(root: HTMLElement, owner: string, problem: string, samples: Sample[]): Cases {
  const words = TEXTS.cases;
  const key = `assay:cases:${owner}/${problem}`;
  const kept = storage.getJson<unknown>(key, []);
  const own: string[] = Array.isArray(kept) ? kept.filter((input) => typeof input === "string").slice(0, MOST_OWN) : [];
  let shown = 0;
  let run: Run | null = null;
  /** The inputs that the run was asked for with: what is edited afterwards has no result. */
  let ranWith: string[] = [];

  const list = element("div", { class: "cases__list", role: "group", "aria-label": words.list });
  const status = element("p", { class: "cases__status", role: "status", "aria-live": "polite" });
  const messages = element("div", { class: "cases__messages" });
  const detail = element("div", { class: "cases__detail" });
  root.replaceChildren(element("div", { class: "cases" }, list, status, messages, detail));

  const count = () => samples.length + own.length;
  const nameOf = (at: number) => (at < samples.length ? words.sample(at + 1) : words.own(at - samples.length + 1));
  const inputOf = (at: number) => (at < samples.length ? samples[at]?.input : own[at - samples.length]) ?? "";
  const resultOf = (at: number): RunCase | null => (ranWith[at] === inputOf(at) ? (run?.cases[at] ?? null) : null);
  const keep = () => storage.setJson(key, own);

  function drawList(): void {
    const buttons = Array.from({ length: count() }, (_, at) => {
      const [, , tone] = signOf(resultOf(at), false);
      return button(
        "",
        () => {
          shown = at;
          draw();
          list.querySelectorAll<HTMLElement>("[aria-pressed]")[at]?.focus();
        },
        { class: "button button--small cases__case", "aria-pressed": String(at === shown), "data-verdict": tone },
      );
    });
    buttons.forEach((made, at) => {
      const [sign, word] = signOf(resultOf(at), run !== null && run.phase === "running" && run.cases.length === at);
      if (sign) made.append(icon(sign));
      made.append(nameOf(at));
      if (word) made.setAttribute("aria-label", `${nameOf(at)}: ${word}`);
    });
    const more = button(icon("plus"), () => add(inputOf(shown)), {
      class: "button button--small cases__case",
      "aria-label": words.add,
      title: own.length < MOST_OWN ? words.add : words.full(MOST_OWN),
      disabled: own.length >= MOST_OWN,
    });
    list.replaceChildren(...buttons, more);
  }

  function drawDetail(): void {
    if (count() === 0) {
      detail.replaceChildren(element("p", { class: "pane-note" }, words.empty));
      return;
    }
    const result = resultOf(shown);
    const parts: (Node | null)[] = [shown < samples.length ? block(words.input, inputOf(shown)) : ownInput()];
    if (result === null) {
      const sample = samples[shown];
      if (sample) parts.push(block(words.expected, sample.answer));
    } else {
      parts.push(...results(result));
    }
    detail.replaceChildren(...parts.filter((part) => part !== null));
  }

  function ownInput(): HTMLElement {
    const name = nameOf(shown);
    const at = shown - samples.length;
    const field = element("textarea", { class: "input input--code cases__input", rows: 4, spellcheck: "false", wrap: "off", "aria-label": words.inputOf(name) });
    field.value = own[at] ?? "";
    field.addEventListener("input", () => {
      own[at] = field.value;
      keep();
      drawList();
    });
    const remove = button(icon("x"), () => {
      own.splice(at, 1);
      keep();
      shown = Math.max(0, Math.min(shown, count() - 1));
      draw();
    }, { class: "button button--quiet button--small", "aria-label": words.remove(name) });
    return element("div", { class: "io" }, element("div", { class: "io__head" }, element("span", { class: "io__title" }, words.input), remove), field);
  }

  function results(result: RunCase): (Node | null)[] {
    const verdict = result.refused !== null ? TEXTS.runs.refused : (result.label ?? TEXTS.runs.unjudged);
    const head = element(
      "p",
      { class: "verdict cases__verdict", "data-verdict": result.refused !== null ? "run_time_error" : (result.verdict ?? null) },
      icon(signOf(result, false)[0] ?? "dot"),
      verdict,
    );
    const facts = element("p", { class: "cases__facts" }, TEXTS.runs.time(time(result.cpu_ms), time(result.wall_ms), memory(result.memory_kib)));
    if (result.refused !== null) return [head, element("pre", { class: "failure__message" }, result.refused)];
    const differs = result.diff.some((line) => line.change !== "same");
    return [
      element("div", { class: "cases__head" }, head, facts),
      result.message ? element("p", { class: "failure__message" }, result.message) : null,
      element(
        "div",
        { class: "io-pair" },
        block(words.written, result.output, words.nothing),
        result.expected === null ? null : block(words.expected, result.expected),
      ),
      differs && result.verdict === "wrong_answer" ? difference(result.diff) : null,
      result.stderr ? block(words.errors, result.stderr) : null,
      result.truncated ? element("p", { class: "failure__note" }, words.cut) : null,
      result.expected === null ? element("p", { class: "failure__note" }, words.noExpected) : null,
    ];
  }

  function drawMessages(): void {
    if (!run || run.messages.length === 0) {
      messages.replaceChildren();
      return;
    }
    const lines = run.messages.flatMap(({ text, at }) => {
      if (!at) return [text, "\n"];
      return [
        element("button", { type: "button", class: "line-link", "data-do": "go", "data-line": at.line, "data-column": at.column }, text),
        "\n",
      ];
    });
    messages.replaceChildren(
      element("section", { class: "compiler", "aria-label": TEXTS.runs.compiler }, element("h3", {}, TEXTS.runs.compiler), element("pre", { class: "io__text", tabindex: 0, "aria-label": TEXTS.runs.compiler, "data-compiler": true }, ...lines)),
    );
  }

  function draw(): void {
    drawList();
    drawDetail();
  }

  function add(input: string): boolean {
    if (own.length >= MOST_OWN) return false;
    own.push(input);
    keep();
    shown = count() - 1;
    draw();
    detail.querySelector("textarea")?.focus();
    return true;
  }

  draw();
  return {
    own,
    add,
    show(now) {
      if (run?.id !== now.id) ranWith = Array.from({ length: count() }, (_, at) => inputOf(at));
      run = now;
      status.textContent = wordsOf(now);
      status.toggleAttribute("data-refused", false);
      drawMessages();
      drawList();
      if (now.phase === "done") {
        // What needs looking at is looked at.
        const bad = now.cases.findIndex((result) => result.refused !== null || (result.verdict !== null && result.verdict !== "accepted"));
        if (bad >= 0 && resultOf(shown)?.verdict === "accepted") shown = bad;
        draw();
      }
    },
    say(text, refused = false) {
      run = null;
      status.textContent = text;
      status.toggleAttribute("data-refused", refused);
      drawMessages();
      draw();
    },
    busy(busy) {
      root.toggleAttribute("aria-busy", busy);
    },
    reveal() {
      list.scrollIntoView({ block: "nearest" });
    },
  };
}

/** A sign, a word for those who do not see it, and the tone of a case. */
function signOf(result: RunCase | null, runs: boolean): [IconName | null, string, string | null] {
  if (result === null) return runs ? ["loader", TEXTS.runs.runs, null] : [null, "", null];
  if (result.refused !== null) return ["alert", TEXTS.runs.refused, "run_time_error"];
  if (result.verdict === null) return ["dot", TEXTS.runs.unjudged, null];
  return [result.verdict === "accepted" ? "check" : "x", result.label ?? "", result.verdict];
}

function wordsOf(run: Run): string {
  const words = TEXTS.runs;
  switch (run.phase) {
    case "queued":
      return { worker: words.noWorker, language: words.noLanguage, none: words.queued }[run.waits_for ?? "none"];
    case "compiling":
      return words.compiling;
    case "running":
      return words.running(run.cases.length, run.total);
    case "done":
      break;
  }
  if (run.outcome === "compile_error") return words.compileError;
  if (run.outcome === "judge_error") return words.judgeError;
  const judged = run.cases.filter((result) => result.verdict !== null && result.refused === null);
  if (judged.length === 0) return words.ran(run.cases.length);
  const refused = run.cases.filter((result) => result.refused !== null).length;
  return words.passed(judged.filter((result) => result.verdict === "accepted").length, judged.length) + (refused > 0 ? words.andRefused(refused) : "");
}

function block(title: string, text: string, otherwise = ""): HTMLElement {
  const copy = button(TEXTS.cases.copy, () => {
    // Where the browser refuses, the text can still be selected.
    navigator.clipboard.writeText(text).then(
      () => {
        copy.textContent = TEXTS.cases.copied;
        window.setTimeout(() => (copy.textContent = TEXTS.cases.copy), 2000);
      },
      () => {},
    );
  }, { class: "button button--quiet button--small", "aria-label": `${TEXTS.cases.copy}: ${title}` });
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
  const key = element("span", { class: "diff__key" }, element("span", { "data-change": "missing" }, words.expected), element("span", { "data-change": "extra" }, words.written));
  return element(
    "figure",
    { class: "io" },
    element("figcaption", { class: "io__head" }, element("span", { class: "io__title" }, words.difference), key),
    element("pre", { class: "io__text diff", tabindex: 0, "aria-label": words.difference }, ...shown),
  );
}

/** White space made visible, as crates/domain/src/diff.rs does. */
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
