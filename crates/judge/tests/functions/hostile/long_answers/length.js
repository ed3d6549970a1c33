// Attack: returns an object that claims to be a long array
// Problem: numbers
// Verdict: accepted, run_time_error, accepted
// Says: Expected int[], found
const f = (x) => {
  if (x == 2) {
    return { length: 4e9, 0: 1 };
  }
  return [x];
};
