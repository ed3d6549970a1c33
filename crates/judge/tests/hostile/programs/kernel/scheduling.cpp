// Attack: more of the processors than others get, or none for the zygote: priorities, policies, affinities, deadlines.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    struct { unsigned size, policy; unsigned long flags; int nice; unsigned priority; unsigned long runtime, deadline, period; } deadline =
        {48, 6, 0, 0, 0, 1'000'000, 10'000'000, 10'000'000};
    for (pid_t target : {0, 1}) {
        for (int nice : {-20, -1, 0, 1, 19}) {
            refused("setpriority", setpriority(PRIO_PROCESS, target, nice));
            refused("setpriority of the user", setpriority(PRIO_USER, getuid(), nice));
        }
        for (int policy : {SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE}) {
            sched_param parameter{};
            parameter.sched_priority = policy == SCHED_FIFO || policy == SCHED_RR;
            refused("sched_setscheduler", sched_setscheduler(target, policy, &parameter));
            refused("sched_setparam", sched_setparam(target, &parameter));
        }
        refused("sched_setattr", syscall(SYS_sched_setattr, target, &deadline, 0));
        cpu_set_t first;
        CPU_ZERO(&first);
        CPU_SET(0, &first);
        refused("sched_setaffinity", sched_setaffinity(target, sizeof first, &first));
        refused("ioprio_set", syscall(SYS_ioprio_set, 1, target, 1 << 13));
        unsigned long nodes = 1;
        refused("migrate_pages", syscall(SYS_migrate_pages, target, 8, &nodes, &nodes));
        refused("move_pages", syscall(SYS_move_pages, target, 0, nullptr, nullptr, nullptr, 0));
    }
    struct rlimit none = {0, 0};
    refused("limits of the zygote", syscall(SYS_prlimit64, 1, RLIMIT_CPU, &none, nullptr));
    errno = 0;
    if (nice(5) != -1 || errno == 0) harm = true, puts("nice works");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
