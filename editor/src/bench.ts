// The problem page, brought to life: editor, panes, drafts, cases and runs. See style/README.md for the markup.

import { type Action, offer } from "./actions.ts";
import { mountAids } from "./aids.ts";
import { ask } from "./api.ts";
import { mountCases } from "./cases.ts";
import { openHistory } from "./draft_history.ts";
import { Drafts } from "./drafts.ts";
import { createEditor, type Marked } from "./editor.ts";
import { button, element, hasMod } from "./elements.ts";
import { openKeys } from "./keys_dialog.ts";
import { mountPanes } from "./panes.ts";
import { cancel, run } from "./runs.ts";
import { openSettings, readSettings, writeSettings } from "./settings.ts";
import { starter } from "./starters.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

/** How long something that needs no answer is said. What can be taken back stays until the text changes. */
const SAID_MS = 8000;

/** Where all views are tabs of one list; see style/_bench.scss. */
const narrow = window.matchMedia("(width < 960px)");

export function mountBench(bench: HTMLElement): { destroy(): void } {
  const textarea = find<HTMLTextAreaElement>(bench, "textarea[data-editor]");
  const select = find<HTMLSelectElement>(bench, "select[name=language]");
  const notices = find<HTMLElement>(bench, "[data-notices]");
  const draftStatus = find<HTMLElement>(bench, "[data-draft-status]");
  const cursor = find<HTMLElement>(bench, "[data-cursor]");
  const form = textarea.form;
  const { problem = "", owner = "visitor" } = bench.dataset;
  const leaving = new AbortController();
  const { signal } = leaving;
  const settings = readSettings();
  let language = "";
  let hadDraft = false;
  let saidUntil = 0;
  const panes = mountPanes(bench, signal);
  const aids = mountAids(bench, problem, signal);

  // What the server put into the form: an earlier submission, or what it refused.
  const given = textarea.value;
  const givenIn = select.value;

  const editor = createEditor(
    textarea,
    settings,
    { submit, save, run: () => void runNow() },
    {
      changed: (text) => {
        // Undo would take back this change now.
        if (notices.querySelector("[data-matter=said] button")) showNotice("said", null);
        // Starter code is nobody's draft.
        if (text === beginning() && !hadDraft) return;
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

  /** Starter code: the problem's own, or the language's. */
  const beginning = () => [...select.options].find(({ value }) => value === language)?.dataset.template ?? starter(language);

  /** Whatever takes the place of the text calls this first, so that the text can come back. */
  function keepText(): void {
    if (editor.text !== beginning()) drafts.keepEarlier(editor.text);
  }

  /** Another text in place of the one in the editor, which is kept. */
  function replaceText(text: string, words: string): void {
    keepText();
    hadDraft = true;
    editor.change(text);
    say(words, undoButton());
    editor.focus();
  }

  /** Another language: another draft, and no undoing back into the previous one. */
  function openLanguage(): void {
    if (language !== "") keepText();
    language = select.value;
    const draft = drafts.open(language);
    hadDraft = draft !== null;
    editor.open(draft ?? beginning());
    editor.setLanguage(select.selectedOptions[0]?.dataset.mode ?? "");
    editor.mark([]);
  }

  const offers = (code: string | null) => code !== null && [...select.options].some((option) => option.value === code);
  const last = drafts.lastLanguage;
  if (given === "" && last !== null && offers(last)) select.value = last;
  openLanguage();
  if (given !== "" && language === givenIn) {
    // As a change to the draft, so that the draft is one step back.
    keepText();
    editor.change(given);
    if (textarea.dataset.from) say(TEXTS.drafts.loaded(textarea.dataset.from), undoButton());
  }
  const chooseLanguage = () => {
    drafts.chose(select.value);
    openLanguage();
  };
  select.addEventListener("change", chooseLanguage, { signal });

  // Cases and runs.
  const samples = [...bench.querySelectorAll<HTMLElement>("[data-sample]")].map((sample) => {
    const [input, answer] = [...sample.querySelectorAll("pre")].map((pre) => pre.textContent ?? "");
    return { input: input ?? "", answer: answer ?? "" };
  });
  // There are none where answers are submitted, not programs.
  const casesPane = bench.querySelector<HTMLElement>("[data-cases]");
  const cases = casesPane && mountCases(casesPane, owner, problem, samples, () => void cancelRun());
  let running: AbortController | null = null;
  let runningId: number | null = null;

  async function cancelRun(): Promise<void> {
    const id = runningId;
    if (id === null) running?.abort();
    // The run tells by itself that it was cancelled.
    else if (!(await cancel(id)) && runningId === id) cases?.note(TEXTS.runs.notCancelled);
  }

  async function runNow(): Promise<void> {
    if (!cases) return;
    look("cases");
    cases.reveal();
    if (editor.text.trim() === "") {
      cases.say(TEXTS.runs.empty, true);
      return;
    }
    running?.abort();
    const mine = (running = new AbortController());
    runningId = null;
    const order = { problem, language, source: editor.text, cases: [...cases.own] };
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

  // Answers to several cases are files; a single one is a text like any other.
  const picker = bench.querySelector<HTMLInputElement>("[data-choose-files]");
  const chosen = bench.querySelector<HTMLInputElement>("[data-files]");

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
    // Visitors log in first; the draft is theirs afterwards.
    else form?.querySelector<HTMLElement>("a.button--primary")?.click();
  }

  function save(): void {
    drafts.keep();
  }

  const reset = () => replaceText(beginning(), TEXTS.drafts.reset);

  function addCase(input: string): void {
    if (!cases) return;
    look("cases");
    if (!cases.add(input)) say(TEXTS.cases.full(10));
  }

  async function load(submission: string): Promise<void> {
    const answer = await ask<{ source: string; language: string }>("GET", `submissions/${submission}`);
    if (signal.aborted) return;
    if (!answer.ok) {
      say(TEXTS.drafts.notLoaded);
      return;
    }
    if (answer.value.language !== language && offers(answer.value.language)) {
      select.value = answer.value.language;
      openLanguage();
    }
    look("code");
    replaceText(answer.value.source, TEXTS.drafts.loaded(submission));
  }

  /** Brings a view to the front: its tabs know how. */
  function look(view: string): void {
    bench.querySelector<HTMLElement>(`#narrow-${view}`)?.click();
    if (view === "cases" || view === "result") panes.unfold("bottom");
    else if (view === "statement" || view === "submissions" || view === "editorial") panes.unfold("left");
  }

  // On a narrow screen one view takes the place of another: it begins at its top, however far the other was scrolled.
  const turned = new MutationObserver(() => {
    if (narrow.matches && bench.getBoundingClientRect().top < 0) bench.scrollIntoView();
  });
  turned.observe(bench, { attributes: true, attributeFilter: ["data-view"] });

  // What there is to say stands above the code, one line a matter.
  function showNotice(matter: string, words: string | null, more: Node[] = []): void {
    notices.querySelector(`[data-matter=${matter}]`)?.remove();
    if (words !== null) notices.append(element("div", { class: "editor__notice", "data-matter": matter }, element("span", {}, words), ...more));
  }

  function say(words: string, ...more: Node[]): void {
    showNotice("said", words, more);
    window.clearTimeout(saidUntil);
    if (more.length === 0) saidUntil = window.setTimeout(() => showNotice("said", null), SAID_MS);
  }

  function showConflict(theirs: string | null): void {
    if (theirs === null) {
      showNotice("conflict", null);
      return;
    }
    // Said once, however much the other one types.
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

  const does: Record<string, (from: HTMLElement) => void> = {
    run: () => void runNow(),
    reset,
    settings: () => openSettings(settings, editor.apply),
    history: () =>
      void openHistory(drafts, (text) => replaceText(text, TEXTS.drafts.restored)),
    shortcuts: openKeys,
    collapse: ({ dataset }) => panes.fold(dataset.pane ?? ""),
    full: ({ dataset }) => panes.full(dataset.pane ?? null),
    go: ({ dataset }) => {
      look("code");
      editor.go(Number(dataset.line), Number(dataset.column));
    },
    "to-editor": () => {
      look("code");
      editor.arrive();
    },
    load: ({ dataset }) => void load(dataset.submission ?? ""),
    hint: aids.hint,
    editorial: aids.editorial,
    "use-case": (from) => addCase(from.closest("[data-sample]")?.querySelector("pre")?.textContent ?? ""),
    "add-case": (from) => addCase(from.closest(".failure")?.querySelector("[data-input]")?.textContent ?? ""),
  };
  bench.addEventListener(
    "click",
    (event) => {
      const from = (event.target as Element).closest<HTMLElement>("[data-do]");
      const act = from && does[from.dataset.do ?? ""];
      if (!from || !act || event.defaultPrevented || hasMod(event as unknown as KeyboardEvent)) return;
      // A link leads there without scripts; here it need not.
      if (from instanceof HTMLAnchorElement) {
        event.preventDefault();
        event.stopPropagation();
      }
      act(from);
    },
    { signal },
  );
  // A tab of a folded pane is asked for to be seen.
  bench.addEventListener(
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
      else if (key === "escape" && bench.dataset.full && !document.querySelector("dialog[open]") && !bench.contains(document.activeElement)) panes.full(null);
      else return;
      event.preventDefault();
    },
    { signal },
  );

  // What the compiler says of a submission made here marks its lines.
  let submitted: string | null = null;
  form?.addEventListener(
    "submit",
    () => {
      submitted = editor.text;
      drafts.keep();
    },
    { signal },
  );
  const results = find<HTMLElement>(bench, "#result-pane");
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
    look("statement");
    aids.hint(link);
  }

  offer(() => actionsHere(), signal);
  function actionsHere(): Action[] {
    const words = TEXTS.actions;
    const also = TEXTS.actionsAlso;
    const vim = settings.keys === "vim";
    const hint = bench.querySelector<HTMLElement>("[data-do=hint]");
    const languages = bench.querySelector<HTMLSelectElement>("select[name=language]");
    return [
      ...(cases ? [{ title: words.run, also: also.run, keys: "Mod+'", run: () => void runNow() }] : []),
      { title: words.submit, also: also.submit, keys: "Mod+Enter", run: submit },
      { title: words.save, also: also.save, keys: "Mod+S", run: save },
      { title: words.reset, also: also.reset, run: reset },
      { title: words.history, also: also.history, run: () => does.history?.(bench) },
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
      ...(bench.querySelector("#editorial-pane")
        ? [{ title: words.editorial, also: also.editorial, run: () => look("editorial") }]
        : []),
      { title: words.print, also: also.print, run: () => window.print() },
    ];
  }

  if (!storage.lasts && owner === "visitor") showNotice("drafts", TEXTS.drafts.nowhere);
  bench.dataset.ready = "";

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
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
