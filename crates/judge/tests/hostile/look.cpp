// Checks that the box is clean, in every way that a program can see. Otherwise, says what differs.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/xattr.h>
#include <unistd.h>

static bool clean = true;

// Standard C only, because this is compiled often.
[[gnu::format(printf, 1, 2)]] static void differs(const char *format, ...) {
    clean = false;
    va_list values;
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    putchar('\n');
}

static void is(const char *what, long found, long expected) {
    if (found != expected) differs("%s is %ld", what, found);
}

static void folder_is_empty(const char *path) {
    DIR *folder = opendir(path);
    if (!folder) return differs("cannot open %s", path);
    while (dirent *entry = readdir(folder)) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) differs("found %s/%s", path, name);
    }
    closedir(folder);
    struct stat about;
    stat(path, &about);
    if ((about.st_mode & 07777) != 01777) differs("%s has another mode", path);
    if (listxattr(path, nullptr, 0) > 0) differs("%s has attributes", path);
}

int main() {
    const char *folders[] = {"/box", "/tmp", "/dev/shm"};
    for (const char *path : folders) folder_is_empty(path);
    DIR *processes = opendir("/proc");
    while (dirent *entry = readdir(processes)) {
        int pid = atoi(entry->d_name);
        if (pid > 1 && pid != getpid()) differs("process %s", entry->d_name);
    }
    closedir(processes);
    for (int descriptor = 3; descriptor < 1024; descriptor++)
        if (fcntl(descriptor, F_GETFD) != -1) differs("descriptor %d", descriptor);
    for (int descriptor = 0; descriptor < 3; descriptor++)
        is("a flag of a standard descriptor", fcntl(descriptor, F_GETFL) & (O_NONBLOCK | O_ASYNC | O_APPEND), 0);
    for (int number = 1; number < 64; number++) {
        struct sigaction action;
        if (sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_DFL) differs("a signal is ignored");
    }
    sigset_t blocked;
    sigprocmask(SIG_SETMASK, nullptr, &blocked);
    for (int number = 1; number < 64; number++)
        if (sigismember(&blocked, number)) differs("a signal is blocked");
    is("the mask of modes", umask(0), 022);
    is("the priority", getpriority(PRIO_PROCESS, 0), 19);
    is("the zygote's priority", getpriority(PRIO_PROCESS, 1), 0);
    is("the scheduler", sched_getscheduler(0), SCHED_OTHER);
    cpu_set_t processors;
    sched_getaffinity(0, sizeof processors, &processors);
    is("the number of processors", CPU_COUNT(&processors), sysconf(_SC_NPROCESSORS_ONLN));
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    is("the limit of open files", limit.rlim_cur, 64);
    getrlimit(RLIMIT_CORE, &limit);
    // One byte, where dumps would be given to a program of the host.
    is("the limit of core files", limit.rlim_max > 1, 0);
    struct statfs room;
    statfs("/box", &room);
    is("the room in the box, in MiB,", room.f_blocks * room.f_bsize >> 20, 128);
    int n;
    is("what was read", scanf("%d", &n), 1);
    if (clean) printf("unharmed %d\n", n);
}
