// Attack: fills the output pipe with pages instead of bytes (splice, tee, vmsplice), at the highest speed there is.
// Verdict: output_limit_exceeded
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

int main() {
    static char page[1 << 16] __attribute__((aligned(4096)));
    int ends[2], zero = open("/dev/zero", O_RDONLY);
    if (pipe(ends) != 0) return 1;
    fcntl(1, F_SETPIPE_SZ, 1 << 20);
    for (;;) {
        iovec part = {page, sizeof page};
        vmsplice(ends[1], &part, 1, 0);
        tee(ends[0], 1, sizeof page, 0);
        splice(ends[0], nullptr, 1, nullptr, sizeof page, 0);
        splice(zero, nullptr, 1, nullptr, sizeof page, 0);
    }
}
