// The cases under the editor: the samples and up to ten of the user's own, with the results of the last run.

import { createAnnouncer } from "./announcer.ts";
import { block, caseResult } from "./case_result.ts";
import { button, element } from "./elements.ts";
import { icon } from "./icons.ts";
import type { Field } from "./interface.ts";
import { firstBad, signOf, verdictOf, wordsOf } from "./run_words.ts";
import type { Run, RunCase } from "./runs.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

/** The server's limit. */
const MOST_OWN = 10;

interface Sample {
  input: string;
  /** The texts as users read them. No input: the answer shows it. */
  shownInput: string;
  shownAnswer: string;
}

export interface Cases {
  readonly own: string[];
  /** Adds a case and shows it. Returns whether there was room. */
  add(input: string): boolean;
  /** Shows the progress of a run. */
  show(run: Run): void;
  /** Shows a message instead of the run's results. */
  say(words: string, refused?: boolean): void;
  /** Shows a message and keeps the run's results. */
  note(words: string): void;
  /** Sets whether a run is in progress and can be cancelled. */
  busy(busy: boolean): void;
  /** Scrolls the run's status into view. */
  reveal(): void;
}

export function mountCases(root: HTMLElement, owner: string, problem: string, samples: Sample[], fields: Field[] | null, cancel: () => void): Cases {
  const words = TEXTS.cases;
  const key = `assay:cases:${owner}/${problem}`;
  const kept = storage.getJson<unknown>(key, []);
  const own: string[] = Array.isArray(kept) ? kept.filter((input) => typeof input === "string").slice(0, MOST_OWN) : [];
  let shown = 0;
  let run: Run | null = null;
  let isBusy = false;
  /** The inputs of the last run. Edited cases have no result. */
  let ranWith: string[] = [];

  const list = element("div", { class: "cases__list", role: "group", "aria-label": words.list });
  const announcer = createAnnouncer();
  const status = element("p", { class: "cases__status" });
  const stop = button(TEXTS.runs.cancel, cancel, { class: "button button--quiet button--small", hidden: true });
  const state = element("div", { class: "cases__state" }, status, stop);
  const messages = element("div", { class: "cases__messages" });
  // The result comes before the input, because it matters most and the pane is small.
  const outcome = element("div", { class: "cases__result" });
  const given = element("div", { class: "cases__given" });
  root.replaceChildren(element("div", { class: "cases" }, list, announcer.region, state, messages, element("div", { class: "cases__detail" }, outcome, given)));

  const count = () => samples.length + own.length;
  const nameOf = (at: number) => (at < samples.length ? words.sample(at + 1) : words.own(at - samples.length + 1));
  const inputOf = (at: number) => (at < samples.length ? samples[at]?.input : own[at - samples.length]) ?? "";
  const resultOf = (at: number): RunCase | null => (ranWith[at] === inputOf(at) ? (run?.cases[at] ?? null) : null);
  const keep = () => storage.setJson(key, own);

  function drawList(): void {
    const buttons = Array.from({ length: count() }, (_, at) => {
      const [, , tone] = signOf(resultOf(at), false);
      return button("", () => choose(at), {
        class: "button button--small cases__case",
        "aria-pressed": String(at === shown),
        "data-verdict": tone,
      });
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
    // Keep the focus when the list is redrawn.
    const focused = [...list.children].indexOf(document.activeElement as Element);
    list.replaceChildren(...buttons, more);
    if (focused >= 0) (list.children[focused] as HTMLElement | undefined)?.focus();
  }

  function choose(at: number): void {
    shown = at;
    draw();
    (list.children[at] as HTMLElement | undefined)?.focus();
  }

  function drawResult(): void {
    const result = count() === 0 ? null : resultOf(shown);
    if (result !== null) outcome.replaceChildren(...caseResult(result).filter((part) => part !== null));
    else if (isBusy && count() > 0) outcome.replaceChildren(...pending());
    else outcome.replaceChildren();
  }

  /** The input and, for samples, the expected output. Not redrawn during a run, because the user may be typing. */
  function drawGiven(): void {
    if (count() === 0) {
      given.replaceChildren(element("p", { class: "pane-note" }, words.empty));
      return;
    }
    const sample = samples[shown];
    const input = sample ? sampleInput(sample) : ownInput();
    const expected = sample && resultOf(shown) === null ? block(words.expected, sample.shownAnswer) : null;
    given.replaceChildren(...[input, expected].filter((part) => part !== null));
  }

  function sampleInput({ shownInput }: Sample): HTMLElement | null {
    return shownInput === "" && fields ? null : block(words.input, shownInput);
  }

  function ownInput(): HTMLElement {
    const name = nameOf(shown);
    const at = shown - samples.length;
    const typed = (text: string) => {
      own[at] = text;
      keep();
      drawList();
      drawResult();
    };
    const remove = button(icon("x"), () => {
      own.splice(at, 1);
      keep();
      choose(Math.max(0, Math.min(shown, count() - 1)));
    }, { class: "button button--quiet button--small", "aria-label": words.remove(name) });
    return element("div", { class: "io" }, element("div", { class: "io__head" }, element("span", { class: "io__title" }, words.input), remove), fields ? valueFields(fields, name, own[at] ?? "", typed) : textField(name, own[at] ?? "", typed));
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
    drawResult();
    drawGiven();
  }

  function add(input: string): boolean {
    if (own.length >= MOST_OWN) return false;
    own.push(input);
    keep();
    shown = count() - 1;
    draw();
    given.querySelector<HTMLElement>("textarea, input")?.focus();
    return true;
  }

  function show(now: Run): void {
    const isNew = run?.id !== now.id;
    if (isNew) ranWith = Array.from({ length: count() }, (_, at) => inputOf(at));
    const hadResult = resultOf(shown) !== null;
    run = now;
    status.textContent = wordsOf(now);
    status.toggleAttribute("data-refused", false);
    announce(now);
    drawMessages();
    drawList();
    const bad = firstBad(now);
    if (now.phase === "done" && bad >= 0 && resultOf(shown)?.verdict === "accepted") {
      // Show the first failed case instead of an accepted one.
      shown = bad;
      draw();
    } else if (isNew || hadResult !== (resultOf(shown) !== null)) {
      drawResult();
      // The result shows a sample's expected output.
      if (shown < samples.length) drawGiven();
    }
  }

  function announce(now: Run): void {
    if (now.phase !== "done") {
      announcer.progress(wordsOf(now));
      return;
    }
    const bad = firstBad(now);
    const result = now.cases[bad];
    announcer.say(result ? words.firstBad(wordsOf(now), nameOf(bad), verdictOf(result)) : wordsOf(now));
  }

  draw();
  return {
    own,
    add,
    show,
    say(text, refused = false) {
      run = null;
      status.textContent = text;
      announcer.say(text);
      status.toggleAttribute("data-refused", refused);
      drawMessages();
      draw();
    },
    note(text) {
      status.textContent = text;
      announcer.say(text);
    },
    busy(busy) {
      isBusy = busy;
      root.toggleAttribute("aria-busy", busy);
      if (!busy && stop === document.activeElement) (list.children[shown] as HTMLElement | undefined)?.focus();
      stop.hidden = !busy;
      drawResult();
    },
    reveal() {
      list.scrollIntoView({ block: "nearest" });
    },
  };
}

/** The input of a program that reads standard input. */
function textField(name: string, text: string, typed: (text: string) => void): HTMLElement {
  const field = element("textarea", { class: "input input--code cases__input", rows: 4, spellcheck: "false", wrap: "off", "aria-label": TEXTS.cases.inputOf(name) });
  field.value = text;
  field.addEventListener("input", () => typed(field.value));
  return field;
}

/** The input of a function: one field per line, checked while the user types. */
function valueFields(fields: Field[], name: string, text: string, typed: (text: string) => void): HTMLElement {
  const lines = text.split("\n");
  const inputs = fields.map((_, at) => {
    const input = element("input", { class: "input input--code", spellcheck: "false", autocomplete: "off" });
    input.value = lines[at] ?? "";
    return input;
  });
  const rows = fields.map((field, at) => {
    const input = inputs[at] as HTMLInputElement;
    const id = `case-value-${at}`;
    const fault = element("p", { class: "field__error", id: `${id}-fault`, role: "status" });
    input.id = id;
    input.setAttribute("aria-describedby", fault.id);
    const check = () => {
      const words = field.check(input.value);
      fault.textContent = words ?? "";
      fault.hidden = words === null;
      input.setAttribute("aria-invalid", String(words !== null));
    };
    input.addEventListener("input", () => {
      check();
      typed(inputs.map(({ value }) => value).join("\n"));
    });
    check();
    const label = element("label", { class: "field__label", for: id }, field.name, field.type === "" ? null : element("span", { class: "field__hint" }, ` ${field.type}`));
    return element("div", { class: "field" }, label, input, fault);
  });
  return element("div", { class: "cases__values", role: "group", "aria-label": TEXTS.cases.inputOf(name) }, ...rows);
}

/** Placeholder for a result. */
function pending(): Node[] {
  return [element("div", { class: "skeleton", "aria-hidden": "true" }, element("span", { class: "skeleton__line" }), element("span", { class: "skeleton__line" }))];
}
