// Attack: replaces the functions that check an answer, and returns a text
// Verdict: run_time_error
Array.isArray = () => true;
Number.isInteger = () => true;
JSON.stringify = () => '2';
Array.prototype.push = () => 0;
Buffer.prototype.writeInt32LE = () => 0;
Object.prototype.toString = () => 'number';

const f = (x) => 'two';
