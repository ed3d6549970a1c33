// Attack: does the work of the second case in a microtask
// Verdict: accepted, time_limit_exceeded, accepted
const f = (x) => {
  if (x == 2) {
    queueMicrotask(() => { for (;;) {} });
  }
  return x + 1;
};
