// Attack: a shell does the work of the second case
// Verdict: accepted, time_limit_exceeded, accepted
const f = (x) => {
  if (x == 2) {
    require('child_process').execSync('while :; do :; done');
  }
  return x + 1;
};
