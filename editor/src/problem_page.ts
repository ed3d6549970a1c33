// The interactive part of the problem page: editor, panes, drafts, cases and runs. See style/README.md for the markup.

import { type Action, offerActions } from "./actions.ts";
import { mountAids } from "./aids.ts";
import { ask } from "./api.ts";
import { mountCases } from "./cases.ts";
import { openHistory } from "./draft_history.ts";
import { Drafts } from "./drafts.ts";
import { createEditor, type Marked } from "./editor.ts";
import { button, element, hasMod } from "./elements.ts";
import { Interface } from "./interface.ts";
import { openKeys } from "./keys_dialog.ts";
import { mountPanes } from "./panes.ts";
import { cancel, run } from "./runs.ts";
import { openSettings, readSettings, writeSettings } from "./settings.ts";
import { starter } from "./starters.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

/** How long a message without a button is shown. One with an Undo button stays until the text changes. */
const MESSAGE_MS = 8000;

/** The end of the names of drafts that read standard input, although the problem asks for a function. */
const STDIN = ".stdin";

/** On narrow screens all views are tabs of one list; see style/_bench.scss. */
const narrow = window.matchMedia("(width < 960px)");

export function mountProblemPage(page: HTMLElement): { destroy(): void } {
  const textarea = find<HTMLTextAreaElement>(page, "textarea[data-editor]");
  const select = find<HTMLSelectElement>(page, "select[name=language]");
  const notices = find<HTMLElement>(page, "[data-notices]");
  const draftStatus = find<HTMLElement>(page, "[data-draft-status]");
  const cursor = find<HTMLElement>(page, "[data-cursor]");
  const form = textarea.form;
  const { problem = "", owner = "visitor" } = page.dataset;
  const leaving = new AbortController();
  const { signal } = leaving;
  const settings = readSettings();
  const choice = Interface.find(page);
  let language = "";
  let chosenInterface: "function" | "stdin" | undefined;
  let hadDraft = false;
  let saidUntil = 0;
  const panes = mountPanes(page, signal);
  const aids = mountAids(page, problem, signal);

  // The server's text: an earlier submission, or a refused one.
  const given = textarea.value;
  const givenIn = select.value;

  const editor = createEditor(
    textarea,
    settings,
    { submit, save, run: () => void runNow() },
    {
      changed: (text) => {
        // Undo would revert this change instead.
        if (notices.querySelector("[data-matter=said] button")) showNotice("said", null);
        // Unchanged starter code is not a draft.
        if (text === starterCode() && !hadDraft) return;
        hadDraft = true;
        drafts.changed(text);
      },
      moved: (words) => {
        cursor.textContent = words;
      },
      failed: (words) => say(words),
    },
  );

  const drafts = new Drafts(owner, problem, {
    status: (words) => {
      draftStatus.textContent = words;
    },
    conflict: (theirs) => showConflict(theirs),
    replace: (text) => {
      hadDraft = true;
      if (editor.text !== text) editor.open(text);
    },
    notice: (words, logIn) => showNotice("drafts", words, logIn ? [logInLink()] : []),
  });

  /** The problem's starter code, or the language's. */
  const starterCode = () => {
    const template = [...select.options].find(({ value }) => value === language)?.dataset.template;
    return (chosenInterface === "stdin" ? null : template) ?? starter(language);
  };

  /** Call this before replacing the text, so that the user can restore it. */
  function keepText(): void {
    if (editor.text !== starterCode()) drafts.keepEarlier(editor.text);
  }

  /** Saves the text in the editor and replaces it. */
  function replaceText(text: string, words: string): void {
    keepText();
    hadDraft = true;
    editor.change(text);
    say(words, undoButton());
    editor.focus();
  }

  /** Opens the draft of another language or interface. Undo does not go back to the previous one. */
  function openLanguage(): void {
    if (language !== "") keepText();
    language = select.value;
    chosenInterface = choice?.of(language);
    choice?.show(language);
    // Each interface has its own draft.
    const draft = drafts.open(chosenInterface === "stdin" ? language + STDIN : language);
    hadDraft = draft !== null;
    editor.open(draft ?? starterCode());
    editor.setLanguage(select.selectedOptions[0]?.dataset.mode ?? "");
    editor.mark([]);
  }

  const offers = (code: string | null) => code !== null && [...select.options].some((option) => option.value === code);
  const last = drafts.lastLanguage;
  const lastLanguage = last?.endsWith(STDIN) ? last.slice(0, -STDIN.length) : last;
  if (given === "" && last !== null && lastLanguage !== null && offers(lastLanguage)) {
    select.value = lastLanguage;
    choice?.choose(last === lastLanguage ? "function" : "stdin");
  }
  openLanguage();
  if (textarea.dataset.fresh !== undefined) {
    replaceText(starterCode(), TEXTS.drafts.reset);
    // A reload must not replace what the user writes now.
    const address = new URL(location.href);
    address.searchParams.delete("review");
    history.replaceState(history.state, "", address);
  } else if (given !== "" && language === givenIn) {
    // Apply it as a change, so that undo restores the draft.
    keepText();
    editor.change(given);
    if (textarea.dataset.from) say(TEXTS.drafts.loaded(textarea.dataset.from), undoButton());
  }
  const chooseLanguage = () => {
    drafts.rememberLanguage(select.value);
    openLanguage();
  };
  select.addEventListener("change", chooseLanguage, { signal });
  choice?.onChange(openLanguage, signal);

  const samples = [...page.querySelectorAll<HTMLElement>("[data-sample]")].map((sample) => {
    const [input, answer] = [...sample.querySelectorAll("pre")].map((pre) => pre.textContent ?? "");
    const known = choice?.sample(sample.dataset.sample);
    return { input: known?.input ?? input ?? "", shownInput: known?.shown_input ?? input ?? "", shownAnswer: known?.shown_answer ?? answer ?? "" };
  });
  // Problems that take answers have no cases.
  const casesPane = page.querySelector<HTMLElement>("[data-cases]");
  const cases = casesPane && mountCases(casesPane, owner, problem, samples, choice?.fields ?? null, () => void cancelRun());
  let running: AbortController | null = null;
  let runningId: number | null = null;

  async function cancelRun(): Promise<void> {
    const id = runningId;
    if (id === null) running?.abort();
    // The run reports the cancellation itself.
    else if (!(await cancel(id)) && runningId === id) cases?.note(TEXTS.runs.notCancelled);
  }

  async function runNow(): Promise<void> {
    if (!cases) return;
    showView("cases");
    cases.reveal();
    if (editor.text.trim() === "") {
      cases.say(TEXTS.runs.empty, true);
      return;
    }
    running?.abort();
    const mine = (running = new AbortController());
    runningId = null;
    const order = { problem, language, source: editor.text, interface: chosenInterface, cases: [...cases.own] };
    editor.mark([]);
    cases.say(TEXTS.runs.sending);
    cases.busy(true);
    try {
      const refused = await run(
        order,
        {
          begun: (id) => {
            if (running === mine) runningId = id;
          },
          step: (now) => {
            if (running !== mine) return;
            cases.show(now);
            if (now.phase === "done" && editor.text === order.source) {
              editor.mark(now.messages.flatMap(({ text, at }) => (at ? [{ ...at, text }] : [])));
            }
          },
          lost: () => cases.note(TEXTS.runs.lost),
        },
        mine.signal,
      );
      if (refused && running === mine) {
        cases.say(refused.status === 404 ? TEXTS.runs.gone : refused.detail || TEXTS.runs.lost, true);
      }
    } catch (error) {
      if (!mine.signal.aborted) throw error;
      if (running === mine) cases.say(TEXTS.runs.cancelled(0, 0));
    } finally {
      if (running === mine) {
        running = null;
        runningId = null;
        cases.busy(false);
      }
    }
  }

  // Answers to several cases are files. A single answer goes into the editor.
  const picker = page.querySelector<HTMLInputElement>("[data-choose-files]");
  const chosen = page.querySelector<HTMLInputElement>("[data-files]");

  async function choose(picked: File[]): Promise<void> {
    const read = await Promise.all(picked.map(async (file) => ({ name: file.name, source: await file.text() })));
    if (signal.aborted || !chosen) return;
    const [only] = read;
    chosen.value = read.length > 1 ? JSON.stringify(read) : "";
    if (read.length > 1) {
      showNotice("files", TEXTS.answers.chosen(read.map(({ name }) => name)), [button(TEXTS.answers.discard, discard)]);
      return;
    }
    showNotice("files", null);
    if (!only) return;
    replaceText(only.source, TEXTS.answers.opened(only.name));
  }

  function discard(): void {
    if (picker) picker.value = "";
    void choose([]);
  }

  picker?.addEventListener("change", () => void choose([...(picker.files ?? [])]), { signal });

  function submit(): void {
    const submitter = form?.querySelector<HTMLElement>("button[type=submit]");
    if (submitter) form?.requestSubmit();
    // Visitors log in first; their draft then becomes the member's.
    else form?.querySelector<HTMLElement>("a.button--primary")?.click();
  }

  function save(): void {
    drafts.keep();
  }

  const reset = () => replaceText(starterCode(), TEXTS.drafts.reset);

  function addCase(input: string): void {
    if (!cases) return;
    showView("cases");
    if (!cases.add(input)) say(TEXTS.cases.full(10));
  }

  async function load(submission: string): Promise<void> {
    const answer = await ask<{ source: string; language: string; interface: "function" | "stdin" | null }>("GET", `submissions/${submission}`);
    if (signal.aborted) return;
    if (!answer.ok) {
      say(TEXTS.drafts.notLoaded);
      return;
    }
    const { language: used, interface: way } = answer.value;
    const differs = used !== language || (way !== null && way !== chosenInterface);
    if (differs && offers(used)) {
      select.value = used;
      if (way !== null) choice?.choose(way);
      openLanguage();
    }
    showView("code");
    replaceText(answer.value.source, TEXTS.drafts.loaded(submission));
  }

  /** Shows a view by clicking its tab. */
  function showView(view: string): void {
    page.querySelector<HTMLElement>(`#narrow-${view}`)?.click();
    if (view === "cases" || view === "result") panes.unfold("bottom");
    else if (view === "statement" || view === "submissions" || view === "editorial") panes.unfold("left");
  }

  // On narrow screens a view replaces another one, so scroll to its top.
  const turned = new MutationObserver(() => {
    if (narrow.matches && page.getBoundingClientRect().top < 0) page.scrollIntoView();
  });
  turned.observe(page, { attributes: true, attributeFilter: ["data-view"] });

  // Messages above the code, one per topic.
  function showNotice(matter: string, words: string | null, more: Node[] = []): void {
    notices.querySelector(`[data-matter=${matter}]`)?.remove();
    if (words !== null) notices.append(element("div", { class: "editor__notice", "data-matter": matter }, element("span", {}, words), ...more));
  }

  function say(words: string, ...more: Node[]): void {
    showNotice("said", words, more);
    window.clearTimeout(saidUntil);
    if (more.length === 0) saidUntil = window.setTimeout(() => showNotice("said", null), MESSAGE_MS);
  }

  function showConflict(theirs: string | null): void {
    if (theirs === null) {
      showNotice("conflict", null);
      return;
    }
    // Show it once, even if the other draft keeps changing.
    if (notices.querySelector("[data-matter=conflict]")) return;
    showNotice("conflict", TEXTS.drafts.elsewhere, [
      button(TEXTS.drafts.theirs, () => void drafts.resolve("theirs").then(() => say(TEXTS.drafts.tookTheirs))),
      button(TEXTS.drafts.mine, () => void drafts.resolve("mine")),
    ]);
  }

  function undoButton(): HTMLElement {
    return button(TEXTS.drafts.undo, () => {
      editor.undo();
      showNotice("said", null);
      editor.focus();
    });
  }

  function logInLink(): HTMLElement {
    const next = encodeURIComponent(location.pathname + location.search);
    return element("a", { class: "button button--small", href: `/login?next=${next}` }, TEXTS.drafts.logIn);
  }

  const handlers: Record<string, (from: HTMLElement) => void> = {
    run: () => void runNow(),
    reset,
    settings: () => openSettings(settings, editor.apply),
    history: () =>
      void openHistory(drafts, (text) => replaceText(text, TEXTS.drafts.restored)),
    shortcuts: openKeys,
    collapse: ({ dataset }) => panes.fold(dataset.pane ?? ""),
    full: ({ dataset }) => panes.full(dataset.pane ?? null),
    go: ({ dataset }) => {
      showView("code");
      editor.go(Number(dataset.line), Number(dataset.column));
    },
    "to-editor": () => {
      showView("code");
      editor.arrive();
    },
    load: ({ dataset }) => void load(dataset.submission ?? ""),
    hint: aids.hint,
    editorial: () => {
      showView("editorial");
      aids.editorial();
    },
    "use-case": (from) => {
      const sample = from.closest<HTMLElement>("[data-sample]");
      addCase(choice?.sample(sample?.dataset.sample)?.input ?? sample?.querySelector("pre")?.textContent ?? "");
    },
    "add-case": (from) => {
      const input = from.closest(".failure")?.querySelector<HTMLElement>("[data-input]");
      addCase(input?.dataset.input || (input?.textContent ?? ""));
    },
  };
  page.addEventListener(
    "click",
    (event) => {
      const from = (event.target as Element).closest<HTMLElement>("[data-do]");
      const act = from && handlers[from.dataset.do ?? ""];
      if (!from || !act || event.defaultPrevented || hasMod(event as unknown as KeyboardEvent)) return;
      // Links are for pages without scripts.
      if (from instanceof HTMLAnchorElement) {
        event.preventDefault();
        event.stopPropagation();
      }
      act(from);
    },
    { signal },
  );
  // Unfold a pane when one of its tabs is clicked.
  page.addEventListener(
    "click",
    (event) => {
      if ((event.target as Element).closest("#bottom-pane [role=tab]")) panes.unfold("bottom");
      if ((event.target as Element).closest("#left-pane [role=tab]")) panes.unfold("left");
    },
    { signal },
  );

  window.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key === "f9" || (hasMod(event) && key === "'")) void runNow();
      else if (hasMod(event) && key === "enter") submit();
      else if (hasMod(event) && key === "s") save();
      else if (key === "escape" && page.dataset.full && !document.querySelector("dialog[open]") && !page.contains(document.activeElement)) panes.full(null);
      else return;
      event.preventDefault();
    },
    { signal },
  );

  // The compiler's messages about a submission from this page mark its lines.
  let submitted: string | null = null;
  form?.addEventListener(
    "submit",
    () => {
      submitted = editor.text;
      drafts.keep();
    },
    { signal },
  );
  const results = find<HTMLElement>(page, "#result-pane");
  const watch = new MutationObserver(() => {
    if (submitted === null || editor.text !== submitted) return;
    const links = [...results.querySelectorAll<HTMLElement>("[data-compiler] [data-line]")];
    const marks: Marked[] = links.map(({ dataset, textContent }) => ({
      line: Number(dataset.line),
      column: Number(dataset.column),
      text: textContent ?? "",
    }));
    if (marks.length > 0) {
      editor.mark(marks);
      submitted = null;
    }
  });
  watch.observe(results, { childList: true, subtree: true });

  function openHint(link: HTMLElement): void {
    showView("statement");
    aids.hint(link);
  }

  offerActions(() => actionsHere(), signal);
  function actionsHere(): Action[] {
    const words = TEXTS.actions;
    const also = TEXTS.actionsAlso;
    const vim = settings.keys === "vim";
    const hint = page.querySelector<HTMLElement>("[data-do=hint]");
    const languages = page.querySelector<HTMLSelectElement>("select[name=language]");
    return [
      ...(cases ? [{ title: words.run, also: also.run, keys: "Mod+'", run: () => void runNow() }] : []),
      { title: words.submit, also: also.submit, keys: "Mod+Enter", run: submit },
      { title: words.save, also: also.save, keys: "Mod+S", run: save },
      { title: words.reset, also: also.reset, run: reset },
      { title: words.history, also: also.history, run: () => handlers.history?.(page) },
      { title: words.settings, also: also.settings, run: () => openSettings(settings, editor.apply) },
      ...(languages ? [{ title: words.language, also: also.language, run: () => languages.focus() }] : []),
      {
        title: vim ? words.vimOff : words.vimOn,
        also: also.vim,
        run: () => {
          settings.keys = vim ? "default" : "vim";
          writeSettings(settings);
          editor.apply(settings);
        },
      },
      { title: words.fullCode, also: also.full, run: () => panes.full("code") },
      { title: words.fullLeft, also: also.full, run: () => panes.full("left") },
      { title: words.foldLeft, also: also.fold, run: () => panes.fold("left") },
      { title: words.foldBottom, also: also.fold, run: () => panes.fold("bottom") },
      ...(hint ? [{ title: words.hint, also: also.hint, run: () => openHint(hint) }] : []),
      ...(page.querySelector("#editorial-pane")
        ? [{ title: words.editorial, also: also.editorial, run: () => showView("editorial") }]
        : []),
      { title: words.print, also: also.print, run: () => window.print() },
    ];
  }

  if (!storage.isPersistent && owner === "visitor") showNotice("drafts", TEXTS.drafts.nowhere);
  page.dataset.ready = "";

  return {
    destroy() {
      running?.abort();
      watch.disconnect();
      turned.disconnect();
      drafts.destroy();
      leaving.abort();
      window.clearTimeout(saidUntil);
      editor.destroy();
    },
  };
}

function find<T extends HTMLElement>(root: HTMLElement, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no element ${selector}`);
  return found;
}
