// Running a program on cases before it is submitted.

import { type Answer, ask } from "./api.ts";

export interface DiffLine {
  change: "same" | "missing" | "extra";
  text: string;
}

/** How one case went; see crates/domain/src/run.rs. */
export interface RunCase {
  /** Nothing where it ran well, and nobody knows what was expected. */
  verdict: string | null;
  label: string | null;
  output: string;
  stderr: string;
  expected: string | null;
  diff: DiffLine[];
  message: string | null;
  /** Why the input is none that the problem allows. */
  refused: string | null;
  cpu_ms: number;
  wall_ms: number;
  memory_kib: number;
  truncated: boolean;
}

export interface Run {
  id: number;
  seq: number;
  phase: "queued" | "compiling" | "running" | "done";
  waits_for: "worker" | "language" | null;
  outcome: "ran" | "compile_error" | "judge_error" | "cancelled" | null;
  messages: { text: string; at: { line: number; column: number } | null }[];
  total: number;
  cases: RunCase[];
}

export interface Order {
  problem: string;
  language: string;
  source: string;
  cases: string[];
}

/** A pause before asking again where the server could not be reached. */
const AGAIN_MS = 1000;

/** Stops a run; what became of it until then is still told. Answers whether the server has heard. */
export async function cancel(id: number): Promise<boolean> {
  return (await ask("POST", `runs/${id}/cancel`, {})).ok;
}

/**
 * Runs, telling of each step: the samples first, then the cases of the order. Answers with why it could not, or with nothing. Whatever is lost on the way
 * is asked for again, since the run goes on meanwhile. When the signal aborts, the run is stopped.
 */
export async function run(
  order: Order,
  hears: { begun: (id: number) => void; step: (run: Run) => void; lost: () => void },
  signal: AbortSignal,
): Promise<Extract<Answer<never>, { ok: false }> | null> {
  const begun = await ask<{ id: number }>("POST", "runs", order, { signal });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  hears.begun(id);
  let over = false;
  signal.addEventListener("abort", () => over || void cancel(id), { once: true });
  let seen = -1;
  for (;;) {
    // The server answers when there is something newer, or after some seconds.
    const answer = await ask<Run>("GET", `runs/${id}?after=${seen}`, undefined, { signal });
    if (answer.ok) {
      seen = answer.value.seq;
      over = answer.value.phase === "done";
      hears.step(answer.value);
      if (over) return null;
    } else if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
      hears.lost();
      await new Promise((resolve) => window.setTimeout(resolve, AGAIN_MS));
    } else {
      return answer;
    }
    signal.throwIfAborted();
  }
}
