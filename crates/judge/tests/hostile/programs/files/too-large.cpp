// Attack: makes a file of a terabyte at once; the signal for that ends it.
// Verdict: run_time_error
#include <fcntl.h>
#include <unistd.h>

int main() {
    int file = open("/box/large", O_RDWR | O_CREAT, 0600);
    if (ftruncate(file, 1l << 40) != 0) return 1;
}
