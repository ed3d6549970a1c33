// Attack: lets the assembler copy a device that never ends.
// Verdict: compile_error
asm(".data\nendless: .incbin \"/dev/zero\"\n.incbin \"/dev/urandom\"\n");
int main() {}
