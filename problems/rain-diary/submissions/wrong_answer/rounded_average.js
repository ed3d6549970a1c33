// Rounds the average.
const [n, ...rain] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const average = Math.round(rain.reduce((sum, millimeters) => sum + millimeters, 0) / n);
const days = [];
rain.forEach((millimeters, i) => millimeters > average && days.push(i + 1));
console.log(days.length);
if (days.length > 0) console.log(days.join(' '));
