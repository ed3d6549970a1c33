// Recurses without end.
const [n, ...colors] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
function walk(left, right) {
  if (right === n + 1) throw new RangeError('walked past the last lantern');
  return Math.min(colors[left], walk(left, right + 1));
}
console.log(walk(0, 0), 1);
