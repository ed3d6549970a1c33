// Loops over the cups.
const [n, k, p, ...orders] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
let served = 0;
let coins = 0;
let lucky = 0;
for (const cups of orders.slice(0, n)) {
  let free = false;
  for (let i = 0; i < cups; i += 1) {
    served += 1;
    if (served % k === 0) free = true;
    else coins += p;
  }
  if (free) lucky += 1;
}
console.log(coins, lucky);
