// Attack: never finishes loading
// Verdict: time_limit_exceeded
for (;;) {}

const f = (x) => x + 1;
