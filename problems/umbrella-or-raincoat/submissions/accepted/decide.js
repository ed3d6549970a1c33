const [c, t, w] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map(Number);
if (c >= 60 || (c >= 30 && t > 20)) {
  console.log(w > 50 ? 'raincoat' : 'umbrella');
} else {
  console.log('nothing');
}
