// Attack: lets the assembler read its instructions from a device that never ends.
// Verdict: compile_error
asm(".include \"/dev/zero\"\n");
int main() {}
