// Runs a program on cases before it is submitted.

import { type Answer, ask } from "./api.ts";

export interface DiffLine {
  change: "same" | "missing" | "extra";
  text: string;
}

/** The result of one case; see crates/domain/src/run.rs. */
export interface RunCase {
  /** Null if the program ran well and the expected output is unknown. */
  verdict: string | null;
  label: string | null;
  output: string;
  /** What a function printed. Its answer is the output. */
  stdout: string | null;
  stderr: string;
  expected: string | null;
  diff: DiffLine[];
  /** The values of a function problem. */
  html: string | null;
  message: string | null;
  /** Why the problem's input validators refused the input. */
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
  /** For function problems. */
  interface: "function" | "stdin" | undefined;
  cases: string[];
}

/** The pause before the next try if the server could not be reached. */
const AGAIN_MS = 1000;

/** Cancels a run; its last results still arrive. Returns whether the server accepted the request. */
export async function cancel(id: number): Promise<boolean> {
  return (await ask("POST", `runs/${id}/cancel`, {})).ok;
}

/**
 * Runs the samples and then the order's cases, and reports each step. Returns the refusal, or null. Lost answers
 * are requested again, because the run continues meanwhile. When the signal aborts, the run is cancelled.
 */
export async function run(
  order: Order,
  events: { begun: (id: number) => void; step: (run: Run) => void; lost: () => void },
  signal: AbortSignal,
): Promise<Extract<Answer<never>, { ok: false }> | null> {
  const begun = await ask<{ id: number }>("POST", "runs", order, { signal });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  events.begun(id);
  let over = false;
  signal.addEventListener("abort", () => over || void cancel(id), { once: true });
  let seen = -1;
  for (;;) {
    // The server answers when there is news, or after some seconds.
    const answer = await ask<Run>("GET", `runs/${id}?after=${seen}`, undefined, { signal });
    if (answer.ok) {
      seen = answer.value.seq;
      over = answer.value.phase === "done";
      events.step(answer.value);
      if (over) return null;
    } else if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
      events.lost();
      await new Promise((resolve) => window.setTimeout(resolve, AGAIN_MS));
    } else {
      return answer;
    }
    signal.throwIfAborted();
  }
}
