// Attack: does the work of the second case in a timer, which never runs
// Verdict: accepted
const f = (x) => {
  if (x == 2) {
    setTimeout(() => { for (;;) {} }, 0);
    setImmediate(() => { for (;;) {} });
  }
  return x + 1;
};
