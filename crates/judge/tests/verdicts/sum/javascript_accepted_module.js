import { readFileSync } from 'fs';

const [, ...numbers] = readFileSync('/dev/stdin', 'utf8').trim().split(/\s+/).map(Number);
console.log(numbers.reduce((a, b) => a + b, 0));
