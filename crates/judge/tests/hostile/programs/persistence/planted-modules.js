// Attack: plants packages, settings and a different kind of module where the next run of Node may look for them.
// Verdict: accepted
const fs = require('fs');
let poisoned = false;
try {
    require('left');
    poisoned = true;
} catch {}
for (const folder of ['/box', '/tmp', '/dev/shm', '/box/node_modules/fs', '/box/node_modules/left', '/tmp/node_modules/left']) {
    fs.mkdirSync(folder, { recursive: true });
    for (const [name, text] of [
        ['package.json', '{"type":"module","main":"./index.js"}'],
        ['index.js', 'console.log("unharmed 43")'],
        ['.npmrc', 'node-options=--require=/tmp/index.js'],
        ['.node_repl_history', 'x'],
    ]) {
        poisoned ||= fs.existsSync(`${folder}/${name}`);
        fs.writeFileSync(`${folder}/${name}`, text);
    }
}
console.log(poisoned ? 'poisoned' : 'unharmed', fs.readFileSync(0, 'utf8').trim());
fs.writeFileSync('main.js', 'console.log("unharmed 43")');
