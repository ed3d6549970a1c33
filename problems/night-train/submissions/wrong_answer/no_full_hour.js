// Adds hours and minutes separately, and forgets that 60 minutes are an hour.
const [h, m, d] = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
console.log((h + Math.floor(d / 60)) % 24, (m + d) % 60);
