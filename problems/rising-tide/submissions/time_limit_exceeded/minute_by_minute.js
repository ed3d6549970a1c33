// Scans the whole map for every minute.
const [size, ...rows] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [h, w] = size.split(' ').map(Number);
let water = rows.map((row) => [...row].map((sign) => sign === '~'));
let mine = rows.map((row) => [...row].map((sign) => sign === 'S'));

function spread(cells) {
  return cells.map((row, r) =>
    row.map((here, c) => {
      if (rows[r][c] === '#') return false;
      return here || row[c - 1] || row[c + 1] || (r > 0 && cells[r - 1][c]) || (r + 1 < h && cells[r + 1][c]) || false;
    }),
  );
}

let answer = 'stranded';
for (let minute = 1; minute <= h * w && answer === 'stranded'; minute += 1) {
  water = spread(water);
  mine = spread(mine).map((row, r) => row.map((here, c) => here && !water[r][c]));
  if (mine.some((row, r) => row.some((here, c) => here && rows[r][c] === 'E'))) answer = minute;
}
console.log(answer);
