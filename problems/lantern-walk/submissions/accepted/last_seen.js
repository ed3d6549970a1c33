// Keeps the colors in the order in which they were last seen: the window begins at the oldest.
const [n, ...colors] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const all = new Set(colors).size;
const lastSeen = new Map();
let best = n + 1;
let begin = 0;
colors.forEach((color, i) => {
  lastSeen.delete(color);
  lastSeen.set(color, i);
  if (lastSeen.size === all) {
    const oldest = lastSeen.values().next().value;
    if (i - oldest + 1 < best) {
      best = i - oldest + 1;
      begin = oldest;
    }
  }
});
console.log(best, begin + 1);
