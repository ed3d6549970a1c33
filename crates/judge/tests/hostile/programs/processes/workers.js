// Attack: workers without end, each with an engine and threads of its own.
// Verdict: time_limit_exceeded or memory_limit_exceeded or run_time_error
const { Worker } = require('worker_threads');
const more = () => {
    new Worker('for (;;);', { eval: true }).on('error', () => {});
    setImmediate(more);
};
more();
