const [n, k, p, ...orders] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
let sold = 0;
let lucky = 0;
for (const cups of orders.slice(0, n)) {
  const before = Math.floor(sold / k);
  sold += cups;
  if (Math.floor(sold / k) > before) lucky += 1;
}
console.log(p * (sold - Math.floor(sold / k)), lucky);
