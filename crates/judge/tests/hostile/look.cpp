// Says whether the box is as new, in every way a program can see; otherwise, how it is not.
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/xattr.h>
#include <unistd.h>

static bool clean = true;

static void differs(const std::string &what) {
    clean = false;
    puts(what.c_str());
}

static void is(const char *what, long found, long expected) {
    if (found != expected) differs(std::string(what) + " is " + std::to_string(found));
}

static void folder_is_empty(const std::string &path) {
    DIR *folder = opendir(path.c_str());
    if (!folder) return differs("cannot open " + path);
    while (dirent *entry = readdir(folder)) {
        std::string name = entry->d_name;
        if (name != "." && name != "..") differs("found " + path + "/" + name);
    }
    closedir(folder);
    struct stat about;
    stat(path.c_str(), &about);
    if ((about.st_mode & 07777) != 01777) differs(path + " has another mode");
    if (listxattr(path.c_str(), nullptr, 0) > 0) differs(path + " has attributes");
}

int main() {
    for (const char *path : {"/box", "/tmp", "/dev/shm"}) folder_is_empty(path);
    DIR *processes = opendir("/proc");
    while (dirent *entry = readdir(processes)) {
        int pid = atoi(entry->d_name);
        if (pid > 1 && pid != getpid()) differs(std::string("process ") + entry->d_name);
    }
    closedir(processes);
    for (int descriptor = 3; descriptor < 1024; descriptor++)
        if (fcntl(descriptor, F_GETFD) != -1) differs("descriptor " + std::to_string(descriptor));
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
