import { readFileSync } from 'fs';
import { times } from './times';
const [a, b] = readFileSync(0, 'utf8').split(' ').map(Number);
console.log(times(a, b));
