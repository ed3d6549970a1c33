// Attack: files that have no name any more and are only held open.
// Verdict: memory_limit_exceeded
// Without control groups: memory_limit_exceeded or run_time_error
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

int main() {
    static char block[4 << 20];
    memset(block, 1, sizeof block);
    for (int i = 0; i < 60; i++) {
        int file = open("/dev/shm", O_TMPFILE | O_RDWR, 0600);
        if (file == -1) file = open("/tmp/one", O_RDWR | O_CREAT, 0600), unlink("/tmp/one");
        if (write(file, block, sizeof block) != sizeof block) return 1;
    }
    for (;;) pause();
}
