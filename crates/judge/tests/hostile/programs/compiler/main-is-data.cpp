// Attack: a main that is no function: it is linked, and cannot be run.
// Verdict: compile_error or run_time_error
asm(".data\n.globl main\nmain: .quad 0x1234, 0, 0\n");
