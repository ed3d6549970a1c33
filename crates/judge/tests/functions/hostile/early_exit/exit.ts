// Attack: exits with 0 in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
function f(x: number): number {
  if (x == 2) {
    (process as any).reallyExit(0);
  }
  return x + 1;
}
