// Attack: leaves files, folders, shared memory and a process for the next run.
// Verdict: accepted
#include <cstdio>
#include <string>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>
// Leaves files, a shared memory segment and a process; the second case must find none of them.
int main() {
    bool found = shmget(0x5eed, 4096, 0600) != -1;
    for (const char *folder : {"/box", "/tmp", "/dev/shm", "/var/tmp", "/dev/mqueue"}) {
        std::string path = std::string(folder) + "/left";
        if (FILE *left = fopen(path.c_str(), "r")) found = true, fclose(left), fprintf(stderr, "found %s\n", path.c_str());
        if (FILE *left = fopen(path.c_str(), "w")) fputs("left", left), fclose(left);
        mkdir((path + "-folder").c_str(), 0);
    }
    shmget(0x5eed, 4096, IPC_CREAT | 0600);
    if (fork() == 0) {
        setsid();
        close(0), close(1), close(2);
        sleep(1000);
    }
    int n;
    if (scanf("%d", &n) == 1 && !found) printf("unharmed %d\n", n);
}
