// Attack: the right answer, and then an exit code that says it failed.
// Verdict: run_time_error
console.log(`unharmed ${require('fs').readFileSync(0, 'utf8').trim()}`);
process.exitCode = 7;
