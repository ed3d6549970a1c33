// Attack: input and output behind the back of the filter, and all there is of it for the whole host.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <linux/aio_abi.h>
#include <linux/io_uring.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (unsigned flags : {0u, static_cast<unsigned>(IORING_SETUP_SQPOLL), static_cast<unsigned>(IORING_SETUP_IOPOLL)}) {
        io_uring_params parameters{};
        parameters.flags = flags;
        refused("io_uring_setup", syscall(SYS_io_uring_setup, 8, &parameters));
    }
    refused("io_uring_enter", syscall(SYS_io_uring_enter, 0, 0, 0, 0, nullptr, 0));
    refused("io_uring_register", syscall(SYS_io_uring_register, -1, 0, nullptr, 0));
    for (unsigned events : {65'536u, 32'768u, 8'192u, 1u}) {
        aio_context_t context = 0;
        refused("io_setup", syscall(SYS_io_setup, events, &context));
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
