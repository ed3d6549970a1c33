// Attack: an expression that is matched in exponential time, in one call that nothing interrupts.
// Verdict: time_limit_exceeded
console.log(/^(a+)+$/.test('a'.repeat(60) + 'b'));
