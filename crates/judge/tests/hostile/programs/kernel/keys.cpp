// Attack: keys in the rings of the kernel, which outlive their process and are seen by others of the same user.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (int ring : {-1, -2, -3, -4, -5, -6}) {
        refused("add_key", syscall(SYS_add_key, "user", "assay-hostile", "left", 4, ring));
        refused("add_key of a ring", syscall(SYS_add_key, "keyring", "assay-hostile", nullptr, 0, ring));
        refused("keyctl", syscall(SYS_keyctl, 0, ring, 1));
        refused("keyctl search", syscall(SYS_keyctl, 10, ring, "user", "assay-hostile", 0));
    }
    refused("join a session", syscall(SYS_keyctl, 1, "assay-hostile"));
    refused("request_key", syscall(SYS_request_key, "user", "assay-hostile", "call out", -3));
    refused("capabilities", syscall(SYS_keyctl, 31, nullptr, 0));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
