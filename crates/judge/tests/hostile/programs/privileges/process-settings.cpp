// Attack: settings of its own process that would weaken the box: its memory map, who may trace it, what happens at its end.
// Verdict: accepted
#include <cstdio>
#include <linux/prctl.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    prctl_mm_map map{};
    refused("the memory map", prctl(PR_SET_MM, PR_SET_MM_MAP, &map, sizeof map, 0));
    refused("its program", prctl(PR_SET_MM, PR_SET_MM_EXE_FILE, 0, 0, 0));
    refused("io flusher", prctl(PR_SET_IO_FLUSHER, 1, 0, 0, 0));
    refused("machine checks of all", prctl(PR_MCE_KILL, PR_MCE_KILL_SET, 99, 0, 0));
    struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
    for (int resource = 0; resource < 16; resource++) {
        struct rlimit now;
        if (getrlimit(static_cast<__rlimit_resource_t>(resource), &now) != 0 || now.rlim_max == RLIM_INFINITY) continue;
        refused("a higher limit", setrlimit(static_cast<__rlimit_resource_t>(resource), &more));
        now.rlim_cur = now.rlim_max += 1;
        refused("a limit higher by one", setrlimit(static_cast<__rlimit_resource_t>(resource), &now));
    }
    // These may work or not: they concern nobody else.
    personality(ADDR_NO_RANDOMIZE | READ_IMPLIES_EXEC);
    prctl(PR_SET_DUMPABLE, 1);
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    prctl(PR_SET_TIMERSLACK, 1);
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
