// Attack: makes itself the last to be killed when memory is short, and takes all of it.
// Verdict: memory_limit_exceeded
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <fcntl.h>
#include <unistd.h>

int main() {
    for (const char *path : {"/proc/self/oom_score_adj", "/proc/self/oom_adj"}) {
        int file = open(path, O_WRONLY);
        if (write(file, "-1000", 5) == 5) return 0;
    }
    for (;;) {
        void *more = malloc(1 << 20);
        if (!more) pause();
        memset(more, 1, 1 << 20);
    }
}
