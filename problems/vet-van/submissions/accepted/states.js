const [n, m, room, ...numbers] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const sizes = numbers.slice(0, n);
const enemies = new Array(n).fill(0);
for (let i = 0; i < m; i += 1) {
  const a = numbers[n + 2 * i] - 1;
  const b = numbers[n + 2 * i + 1] - 1;
  enemies[a] |= 1 << b;
  enemies[b] |= 1 << a;
}
const all = (1 << n) - 1;

function isCalm(group) {
  for (let i = 0; i < n; i += 1) if (group >> i & 1 && group & enemies[i]) return false;
  return true;
}

function load(group) {
  let sum = 0;
  for (let i = 0; i < n; i += 1) if (group >> i & 1) sum += sizes[i];
  return sum;
}

const groups = Array.from({ length: all + 1 }, (_, group) => group);
const calm = groups.map(isCalm);
const fits = groups.map((group) => load(group) <= room);
// The number of a state: twice the animals at the vet's clinic, plus 1 at the new clinic.
const drives = new Array(2 * (all + 1)).fill(-1);
const states = [2 * all];
drives[2 * all] = 0;
for (let next = 0; next < states.length; next += 1) {
  const state = states[next];
  const here = state >> 1;
  for (let group = here; ; group = (group - 1) & here) {
    if (fits[group] && calm[here ^ group]) {
      const after = 2 * ((all ^ here) | group) + (1 - state % 2);
      if (drives[after] < 0) {
        drives[after] = drives[state] + 1;
        states.push(after);
      }
    }
    if (group === 0) break;
  }
}
const answer = drives[2 * all + 1];
console.log(answer < 0 ? 'impossible' : answer);
