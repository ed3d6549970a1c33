// Attack: leaves files for the next run.
// Verdict: accepted
const fs = require('fs');
let found = false;
for (const folder of ['/box', '/tmp', '/dev/shm', '/var/tmp']) {
    found ||= fs.existsSync(`${folder}/left`);
    try {
        fs.writeFileSync(`${folder}/left`, 'left');
    } catch {}
}
if (!found) console.log(`unharmed ${fs.readFileSync(0, 'utf8').trim()}`);
