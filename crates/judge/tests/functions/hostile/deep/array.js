// Attack: returns an array that contains itself
// Problem: numbers
// Verdict: accepted, run_time_error, accepted
// Says: Expected int
const f = (x) => {
  if (x == 2) {
    const own = [];
    own.push(own);
    return own;
  }
  return [x];
};
