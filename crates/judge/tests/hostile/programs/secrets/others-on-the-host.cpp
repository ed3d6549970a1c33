// Attack: looks for traces of other processes by numbers instead of names: their groups, sessions, priorities, clocks, limits.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <sched.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <string>
#include <unistd.h>

int main() {
    int others = 0;
    pid_t self = getpid();
    for (pid_t pid = 2; pid < 70'000; pid++) {
        if (pid == self) continue;
        struct stat about;
        bool there = getpgid(pid) != -1;
        if (pid < 5000) {
            there = there || getsid(pid) != -1 || sched_getscheduler(pid) != -1;
            clockid_t clock;
            there = there || clock_getcpuclockid(pid, &clock) == 0;
            there = there || stat(("/proc/" + std::to_string(pid)).c_str(), &about) == 0;
            errno = 0;
            there = there || (getpriority(PRIO_PROCESS, pid) != -1 && errno == 0);
        }
        others += there;
    }
    int n;
    if (scanf("%d", &n) == 1 && others == 0) printf("unharmed %d\n", n);
    else printf("%d others\n", others);
}
