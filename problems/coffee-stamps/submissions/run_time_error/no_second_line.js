// Reads the orders from a third line, which does not exist.
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [n, k, p] = lines[0].split(' ').map(Number);
const orders = lines[2].split(' ').map(Number);
console.log(n, k, p, orders.length);
