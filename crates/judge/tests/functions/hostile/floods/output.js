// Attack: prints without end in the second case
// Verdict: accepted, output_limit_exceeded, accepted
const f = (x) => {
  if (x == 2) {
    for (;;) console.log('x'.repeat(10000));
  }
  return x + 1;
};
