// Attack: returns NaN for an int
// Verdict: accepted, run_time_error, accepted
// Says: Expected int, found
const f = (x) => {
  if (x == 2) {
    return NaN;
  }
  return x + 1;
};
