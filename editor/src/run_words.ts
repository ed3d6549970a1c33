// Describes runs in words.

import type { IconName } from "./icons.ts";
import type { Run, RunCase } from "./runs.ts";
import { TEXTS } from "./texts.ts";

/** The progress or the result of a run. */
export function wordsOf(run: Run): string {
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
  if (run.outcome === "cancelled") return words.cancelled(run.cases.length, run.total);
  const judged = run.cases.filter((result) => result.verdict !== null && result.refused === null);
  if (judged.length === 0) return words.ran(run.cases.length);
  const refused = run.cases.filter((result) => result.refused !== null).length;
  return words.passed(judged.filter((result) => result.verdict === "accepted").length, judged.length) + (refused > 0 ? words.andRefused(refused) : "");
}

/** The first case that failed or was refused; -1 if there is none. */
export function firstBad(run: Run): number {
  return run.cases.findIndex((result) => result.refused !== null || (result.verdict !== null && result.verdict !== "accepted"));
}

/** The result of a case in a few words. */
export function verdictOf(result: RunCase): string {
  return result.refused !== null ? TEXTS.runs.refused : (result.label ?? TEXTS.runs.unjudged);
}

/** A case's icon, its label for screen readers, and its color. */
export function signOf(result: RunCase | null, runs: boolean): [IconName | null, string, string | null] {
  if (result === null) return runs ? ["loader", TEXTS.runs.runs, null] : [null, "", null];
  if (result.refused !== null) return ["alert", TEXTS.runs.refused, "run_time_error"];
  if (result.verdict === null) return ["dot", verdictOf(result), null];
  return [result.verdict === "accepted" ? "check" : "x", verdictOf(result), result.verdict];
}
