// Attack: returns nothing in the second case
// Verdict: accepted, run_time_error, accepted
// Says: Expected int, found
const f = (x) => {
  if (x == 2) {
    return undefined;
  }
  return x + 1;
};
