// Attack: returns nothing in the second case
// Verdict: accepted, run_time_error, accepted
// Says: Expected int, found
function f(x: number): number {
  if (x == 2) {
    return undefined as any;
  }
  return x + 1;
}
