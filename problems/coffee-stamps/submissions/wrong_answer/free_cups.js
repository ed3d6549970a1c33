// Counts free cups, not guests with a free cup.
const [n, k, p, ...orders] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const sold = orders.reduce((sum, cups) => sum + cups, 0);
const free = Math.floor(sold / k);
console.log(p * (sold - free), free);
