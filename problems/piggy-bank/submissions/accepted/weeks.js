let [coins, w, g] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
let week = 0;
while (coins < g) {
  week += 1;
  coins += w;
  if (week % 4 === 0) coins += 10;
}
console.log(week);
