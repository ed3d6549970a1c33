// Attack: lets the assembler read a secret of the host into the program.
// Verdict: compile_error
asm(".data\nstolen: .incbin \"/etc/shadow\"\n");
int main() {}
