// Attack: ends the function that Node puts around a program, to run outside of it.
// Verdict: compile_error
});
console.log('unharmed 43');
(function () {
