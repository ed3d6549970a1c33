// Attack: returns NaN in the second case
// Problem: real
// Verdict: accepted, wrong_answer, accepted
const f = (x) => {
  if (x == 1.5) {
    return NaN;
  }
  return x;
};
