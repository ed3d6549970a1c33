const fs = require('fs');
const noise = Buffer.alloc(1 << 20, 'x');
for (let i = 0; i < 32; i++) {
    for (let sent = 0; sent < noise.length; ) {
        try {
            sent += fs.writeSync(2, noise, sent);
        } catch (error) {
            if (error.code !== 'EAGAIN') throw error;
        }
    }
}
const [, ...numbers] = fs.readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
console.log(numbers.reduce((a, b) => a + b, 0));
