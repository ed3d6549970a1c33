// Attack: returns half of a surrogate pair in the second case
// Problem: text
// Verdict: accepted, run_time_error, accepted
// Says: half of a surrogate pair
function f(x: string): string {
  if (x === "b") {
    return 'x\ude00';
  }
  return x;
}
