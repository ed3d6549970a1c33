// Adds only the good days.
const [n, ...days] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map(Number);
let total = 0;
let losses = 0;
for (const earned of days) {
  if (earned < 0) losses += 1;
  else total += earned;
}
console.log(total, losses);
