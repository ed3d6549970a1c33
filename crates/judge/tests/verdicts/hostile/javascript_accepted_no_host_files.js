const fs = require('fs');
const harm = [];
for (const path of ['/etc/passwd', '/etc/shadow', '/root', '/home', '/proc/1/environ', '/sys/kernel', '/dev/mem', '1.ans', '../1.ans']) {
    try {
        harm.push(path + fs.readFileSync(path));
    } catch (error) {
        if (error.code === 'EISDIR') harm.push(path);
    }
}
harm.push(...fs.readdirSync('/box').filter((name) => name !== 'main.js'));
harm.push(...Object.keys(process.env).filter((name) => !['PATH', 'HOME', 'TMPDIR', 'LANG'].includes(name)));
if (harm.length) console.error(harm);
else console.log(`unharmed ${fs.readFileSync(0, 'utf8').trim()}`);
