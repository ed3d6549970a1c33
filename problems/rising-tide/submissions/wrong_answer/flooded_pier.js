// Assumes that piers are never flooded.
const [size, ...rows] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [h, w] = size.split(' ').map(Number);
const width = w + 2;
const rock = '#'.repeat(width);
const grid = rock + rows.map((row) => `#${row}#`).join('') + rock;
const never = grid.length;

function search(from, dryUntil) {
  const minute = new Int32Array(grid.length).fill(never);
  const queue = [];
  for (let cell = 0; cell < grid.length; cell += 1) {
    if (grid[cell] === from) {
      minute[cell] = 0;
      queue.push(cell);
    }
  }
  for (let head = 0; head < queue.length; head += 1) {
    const cell = queue[head];
    const now = minute[cell] + 1;
    for (const near of [cell - 1, cell + 1, cell - width, cell + width]) {
      if (minute[near] === never && grid[near] !== '#' && (grid[near] === 'E' || now < dryUntil[near])) {
        minute[near] = now;
        queue.push(near);
      }
    }
  }
  return minute;
}

const flooded = search('~', new Int32Array(grid.length).fill(never));
const mine = search('S', flooded);
let best = never;
for (let cell = 0; cell < grid.length; cell += 1) {
  if (grid[cell] === 'E') best = Math.min(best, mine[cell]);
}
console.log(best === never ? 'stranded' : best);
