const { times } = require('./times.js');
const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
console.log(times(a, b));
