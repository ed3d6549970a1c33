// Attack: returns infinity in the second case
// Problem: real
// Verdict: accepted, wrong_answer, accepted
const f = (x) => {
  if (x == 1.5) {
    return -Infinity;
  }
  return x;
};
