// Attack: a shell that detaches a process and lets it go on writing.
// Verdict: accepted
const { spawn } = require('child_process');
const loop = 'trap "" TERM HUP INT; while :; do echo left > /tmp/assay-hostile; echo left > /dev/shm/assay-hostile; done';
const child = spawn('/bin/sh', ['-c', loop], { detached: true, stdio: 'ignore' });
child.unref();
console.log(`unharmed ${require('fs').readFileSync(0, 'utf8').trim()}`);
process.exit(0);
