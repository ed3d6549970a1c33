// Attack: files that are nearly all hole, far beyond every limit, by each call that makes them, deaf to the signal for it.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

int main() {
    signal(SIGXFSZ, SIG_IGN);
    bool harm = false;
    int file = open("/tmp/hole", O_RDWR | O_CREAT, 0600);
    if (ftruncate(file, 1l << 40) == 0) harm = true, puts("truncated");
    if (fallocate(file, 0, 0, 1l << 30) == 0) harm = true, puts("allocated");
    if (posix_fallocate(file, 1l << 33, 4096) == 0) harm = true, puts("allocated far out");
    if (fallocate(file, FALLOC_FL_KEEP_SIZE, 0, 1l << 38) == 0) harm = true, puts("allocated beyond the end");
    if (pwrite(file, "x", 1, 1l << 42) == 1) harm = true, puts("written far out");
    if (lseek(file, 1l << 42, SEEK_SET) > 0 && write(file, "x", 1) == 1) harm = true, puts("written after a jump");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
