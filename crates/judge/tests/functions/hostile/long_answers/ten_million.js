// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
const f = (x) => {
  if (x == 2) {
    return new Array(10_000_000).fill(0);
  }
  return [x];
};
