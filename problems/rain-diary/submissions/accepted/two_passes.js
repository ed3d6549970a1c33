const [n, ...rain] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
let total = 0;
for (const millimeters of rain) total += millimeters;
const days = [];
for (let i = 0; i < n; i += 1) {
  if (rain[i] * n > total) days.push(i + 1);
}
console.log(days.length);
if (days.length > 0) console.log(days.join(' '));
