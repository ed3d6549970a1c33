// Reads outside of the first and last row.
const [size, ...rows] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [h, w] = size.split(' ').map(Number);
const r = rows.findIndex((row) => row.includes('S'));
const minute = new Map([[r * w + rows[r].indexOf('S'), 0]]);
let answer = 'stranded';
for (const [cell, now] of minute) {
  const [y, x] = [Math.floor(cell / w), cell % w];
  if (rows[y][x] === 'E') {
    answer = now;
    break;
  }
  for (const [ny, nx] of [[y - 1, x], [y + 1, x], [y, x - 1], [y, x + 1]]) {
    if (rows[ny][nx] !== '#' && nx >= 0 && nx < w && !minute.has(ny * w + nx)) minute.set(ny * w + nx, now + 1);
  }
}
console.log(answer);
