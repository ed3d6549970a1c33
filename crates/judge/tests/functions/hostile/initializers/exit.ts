// Attack: exits with 0 while loading
// Verdict: run_time_error
// Says: ended before it answered
function f(x: number): number {
  return x + 1;
}

process.exit(0);
