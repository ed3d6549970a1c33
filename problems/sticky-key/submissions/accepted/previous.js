const [key, text] = require('fs').readFileSync(0, 'utf8').split('\n');
let result = '';
let previous = '';
for (const letter of text) {
  if (letter !== key || previous !== key) result += letter;
  previous = letter;
}
console.log(result);
