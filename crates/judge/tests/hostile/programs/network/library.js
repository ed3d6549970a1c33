// Attack: the ways out that Node has: the web, datagrams, names, the debugger's port, and a server for the other slots.
// Verdict: accepted
const reached = [];
const attempt = (name, call) =>
    new Promise((done) => {
        try {
            call(() => done(reached.push(name)), () => done());
        } catch {
            done();
        }
    });
Promise.all([
    attempt('web', (yes, no) => require('http').get('http://127.0.0.1:80/', yes).on('error', no)),
    attempt('fetch', (yes, no) => fetch('http://1.1.1.1/').then(yes, no)),
    attempt('datagram', (yes, no) => require('dgram').createSocket('udp4').on('error', no).send('x', 53, '1.1.1.1', (error) => (error ? no() : yes()))),
    attempt('server', (yes, no) => require('net').createServer().on('error', no).listen(0, '0.0.0.0', yes)),
    attempt('address', (yes, no) => require('dns').resolve4('example.org', (error) => (error ? no() : yes()))),
    attempt('debugger', (yes, no) => {
        require('inspector').open(0, '127.0.0.1');
        require('inspector').url() ? yes() : no();
    }),
    attempt('cluster', (yes, no) => require('net').connect('/run/docker.sock', yes).on('error', no)),
]).then(() => {
    console.log(reached.length ? reached.join() : 'unharmed', require('fs').readFileSync(0, 'utf8').trim());
    process.exit(0);
});
