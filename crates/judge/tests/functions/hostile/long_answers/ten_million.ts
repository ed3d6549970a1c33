// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
function f(x: number): number[] {
  if (x == 2) {
    return Array.from(new Int32Array(10_000_000));
  }
  return [x];
}
