// Attack: gives itself every capability, in each of the sets, and keeps them over a change of user.
// Verdict: accepted
#include <cstdio>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct all[2] = {{~0u, ~0u, ~0u}, {~0u, ~0u, ~0u}}, one[2] = {{1, 1, 0}, {0, 0, 0}}, inherited[2] = {{0, 0, 1}, {0, 0, 0}};
    refused("all capabilities", syscall(SYS_capset, &header, all));
    refused("one capability", syscall(SYS_capset, &header, one));
    refused("an inherited one", syscall(SYS_capset, &header, inherited));
    for (int capability = 0; capability < 41; capability++) {
        refused("ambient", prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0));
        if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) > 0) harm = true, printf("%d could be gained\n", capability);
    }
    refused("bits", prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP | SECBIT_KEEP_CAPS, 0, 0, 0));
    syscall(SYS_capget, &header, all);
    if (all[0].effective | all[0].permitted | all[0].inheritable | all[1].effective | all[1].permitted) harm = true, puts("there are some");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
