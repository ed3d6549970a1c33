// Attack: has its own variables with the names of globals, which is allowed
// Verdict: accepted
const process = (x) => x + 1;
const Buffer = null;
const Number = 1;
let JSON, Array, Math, Error;

const f = (x) => process(x);
