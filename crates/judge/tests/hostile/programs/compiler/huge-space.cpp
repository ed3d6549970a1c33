// Attack: a small program that needs more address space than there is, before its first instruction.
// Verdict: memory_limit_exceeded or run_time_error or compile_error
asm(".bss\n.lcomm space, 0x3fffffffffff\n.text\n");
int main() {}
