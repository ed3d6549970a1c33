const { readFileSync } = require('fs');
const n = Number(readFileSync('/dev/stdin', 'utf8'));
console.log(readFileSync('notes.txt', 'utf8').trim() === 'one' ? n + 1 : n);
