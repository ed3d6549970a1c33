// Attack: a worker thread of the first case does the work of the second, which waits for it
// Verdict: accepted, time_limit_exceeded, accepted
const { Worker } = require('worker_threads');
const state = new Int32Array(new SharedArrayBuffer(4));
const work = 'for (;;) {}';

let worker;

const f = (x) => {
  worker ??= new Worker(work, { eval: true });
  if (x === 2) Atomics.wait(state, 0, 0);
  return x + 1;
};
