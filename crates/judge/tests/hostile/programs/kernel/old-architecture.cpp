// Attack: calls by the numbers of the 32-bit architecture, to which the filter's do not apply.
// Verdict: run_time_error
#include <cstdio>

int main() {
    long result;
    // mount, by its number there.
    asm volatile("int $0x80" : "=a"(result) : "a"(21), "b"(0), "c"(0), "d"(0) : "memory");
    printf("it came back with %ld\n", result);
}
