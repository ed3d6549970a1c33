// Attack: returns a promise that takes a minute
// Verdict: accepted, time_limit_exceeded, accepted
// Says: on the clock
const f = (x) => {
  if (x == 2) {
    return new Promise((resolve) => setTimeout(resolve, 60000, 3));
  }
  return x + 1;
};
