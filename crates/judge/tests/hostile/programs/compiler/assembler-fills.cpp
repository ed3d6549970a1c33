// Attack: lets the assembler fill the object with more than any disk holds.
// Verdict: compile_error
asm(".data\n.fill 0x7fffffff, 8, 0x41\n.fill 0x7fffffff, 8, 0x42\n");
int main() {}
