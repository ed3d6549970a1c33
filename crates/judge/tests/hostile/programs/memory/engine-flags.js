// Attack: takes the limit off its own engine, and then all the memory.
// Verdict: memory_limit_exceeded
require('v8').setFlagsFromString('--max-old-space-size=100000');
const held = [];
for (;;) held.push(new Array(100_000).fill(held.length));
