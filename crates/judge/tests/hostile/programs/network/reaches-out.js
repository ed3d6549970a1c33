// Attack: connects to this host, the world, a name, and a service behind a file.
// Verdict: accepted
const net = require('net');
const tries = [{ host: '127.0.0.1', port: 3000 }, { host: '1.1.1.1', port: 80 }, { host: 'example.org', port: 80 }, { path: '/run/docker.sock' }];
const attempt = (to) =>
    new Promise((done) => {
        try {
            const socket = net.connect(to, () => done(true));
            socket.on('error', () => done(false));
        } catch {
            done(false);
        }
    });
Promise.all(tries.map(attempt)).then((reached) => {
    const n = require('fs').readFileSync(0, 'utf8').trim();
    console.log(reached.some(Boolean) ? 'out!' : `unharmed ${n}`);
    process.exit(0);
});
