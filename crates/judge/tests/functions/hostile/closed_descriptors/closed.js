// Attack: closes every descriptor in the second case
// Verdict: accepted, run_time_error, accepted
const f = (x) => {
  if (x == 2) {
    const { closeSync } = require('fs');
    closeSync(3);
  }
  return x + 1;
};
