// The grandmother comes in weeks 1, 5, 9 and so on.
let [coins, w, g] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
let week = 0;
while (coins < g) {
  if (week % 4 === 0) coins += 10;
  week += 1;
  coins += w;
}
console.log(week);
