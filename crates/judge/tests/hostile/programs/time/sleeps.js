// Attack: waits without using any time, in a way that no event ends.
// Verdict: time_limit_exceeded
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
