// Attack: lets the assembler repeat a line thirty thousand million times.
// Verdict: compile_error
asm(".rept 1000000\n.fill 100000, 8, 0x41\n.endr\n");
int main() {}
