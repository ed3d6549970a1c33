const depth = (n) => (n === 0 ? 0 : 1 + depth(n - 1));
if (depth(100000) !== 100000) process.exit(1);
const [, ...numbers] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
console.log(numbers.reduce((a, b) => a + b, 0));
