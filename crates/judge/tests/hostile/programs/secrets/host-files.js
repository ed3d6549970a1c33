// Attack: reads what the host keeps, the answers and its environment.
// Verdict: accepted
const fs = require('fs');
const harm = [];
for (const path of ['/etc/shadow', '/root', '/home', '/proc/1/environ', '/sys/kernel', '/dev/mem', '1.ans', '../1.ans']) {
    try {
        harm.push(path + fs.readFileSync(path));
    } catch (error) {
        if (error.code === 'EISDIR') harm.push(path);
    }
}
harm.push(...fs.readdirSync('/box').filter((name) => !['main.js', '.node_output.js'].includes(name)));
harm.push(...Object.keys(process.env).filter((name) => !['PATH', 'HOME', 'TMPDIR', 'LANG', 'ONLINE_JUDGE', 'DOMJUDGE'].includes(name)));
harm.push(...fs.readFileSync('/etc/passwd', 'utf8').match(/^root:.*/gm) ?? []);
if (harm.length) throw new Error(harm.join());
console.log(`unharmed ${fs.readFileSync(0, 'utf8').trim()}`);
