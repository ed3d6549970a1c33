// Attack: memory of WebAssembly, which no limit of the engine's heap covers.
// Verdict: memory_limit_exceeded or run_time_error
const held = [];
for (;;) {
    const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536 });
    new Uint8Array(memory.buffer).fill(1);
    held.push(memory);
}
