// Keeps the colours in the order in which they were last seen: the oldest of them begins the window.
const [n, ...colours] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const all = new Set(colours).size;
const lastSeen = new Map();
let best = n + 1;
let begin = 0;
colours.forEach((colour, i) => {
  lastSeen.delete(colour);
  lastSeen.set(colour, i);
  if (lastSeen.size === all) {
    const oldest = lastSeen.values().next().value;
    if (i - oldest + 1 < best) {
      best = i - oldest + 1;
      begin = oldest;
    }
  }
});
console.log(best, begin + 1);
