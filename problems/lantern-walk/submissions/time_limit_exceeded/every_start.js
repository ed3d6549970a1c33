// Tries every beginning and extends the window until it contains every color.
const [n, ...colors] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const all = new Set(colors).size;
let best = n + 1;
let begin = 0;
for (let left = 0; left < n; left += 1) {
  const seen = new Set();
  for (let right = left; right < n; right += 1) {
    seen.add(colors[right]);
    if (seen.size === all) {
      if (right - left + 1 < best) {
        best = right - left + 1;
        begin = left;
      }
      break;
    }
  }
}
console.log(best, begin + 1);
