// Attack: runs before main, and ends the program there without what the library does at the end.
// Verdict: wrong_answer
#include <unistd.h>

__attribute__((constructor(101))) static void early() {
    if (write(1, "unharmed 43\n", 12) != 12) _exit(1);
    _exit(0);
}
int main() {}
