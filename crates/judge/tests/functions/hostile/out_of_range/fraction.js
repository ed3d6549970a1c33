// Attack: returns a fraction for an int
// Verdict: accepted, run_time_error, accepted
// Says: Expected int, found 2.5
const f = (x) => {
  if (x == 2) {
    return 2.5;
  }
  return x + 1;
};
