// Attack: exits with 0 in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
const f = (x) => {
  if (x == 2) {
    process.exit(0);
  }
  return x + 1;
};
