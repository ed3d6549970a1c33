// Attack: returns an object that becomes any number
// Verdict: run_time_error
// Says: Expected int, found
const f = (x) => ({ valueOf: () => x + 1, toString: () => `${x + 1}`, toJSON: () => x + 1 });
