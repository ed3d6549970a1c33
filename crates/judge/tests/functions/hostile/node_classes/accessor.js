// Attack: gives nodes a value that cannot be set
// Problem: list
// Verdict: run_time_error or wrong_answer
Object.defineProperty(ListNode.prototype, 'val', { get: () => 1 });

const f = (x) => x;
