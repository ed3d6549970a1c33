// Attack: gives every object the fields of a node, and returns an empty object
// Problem: list
// Verdict: wrong_answer
Object.defineProperty(Object.prototype, 'val', { get: () => 1, set() {} });
Object.defineProperty(Object.prototype, 'next', { get: () => null, set() {} });

const f = (x) => ({});
