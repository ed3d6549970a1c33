// Attack: reads standard input, which is empty
// Verdict: accepted
const f = (x) => {
  if (x == 2) {
    if (require('fs').readFileSync(0).length > 0) return 0;
  }
  return x + 1;
};
