// Attack: returns a promise that never resolves
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
function f(x: number): any {
  if (x === 2) return new Promise(() => {});
  return x + 1;
}
