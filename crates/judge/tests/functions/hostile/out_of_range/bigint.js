// Attack: returns a BigInt for an int
// Verdict: accepted, run_time_error, accepted
// Says: Expected int, found 3n
const f = (x) => {
  if (x == 2) {
    return 3n;
  }
  return x + 1;
};
