const [, beads] = require('fs').readFileSync(0, 'utf8').split('\n').map((line) => line.trim());
const wide = 2 * beads.length + 1;
const step = { R: 1, G: wide - 1, B: -wide };
let total = 0;
for (const color of beads) total += step[color];
const before = new Map();
let here = 0;
let count = 0;
for (const color of beads) {
  count += (before.get(here) ?? 0) + (before.get(here - total) ?? 0);
  before.set(here, (before.get(here) ?? 0) + 1);
  here += step[color];
}
console.log(count);
