const numbers = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);

function gcd(a, b) {
  return b === 0 ? a : gcd(b, a % b);
}

const flowers = [];
for (let i = 1; i < numbers.length; i += 3) {
  const [x, y, h] = numbers.slice(i, i + 3);
  const g = gcd(Math.abs(x), Math.abs(y));
  flowers.push({ g, direction: `${x / g} ${y / g}`, h });
}
flowers.sort((a, b) => a.g - b.g);
const tallest = new Map();
let seen = 0;
for (const { direction, h } of flowers) {
  if (h > (tallest.get(direction) ?? 0)) {
    tallest.set(direction, h);
    seen += 1;
  }
}
console.log(seen);
