// Attack: shared memory, semaphores and messages of both kinds, which outlive their process.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    refused("shmget", shmget(0x5EED0001, 4096, IPC_CREAT | 0666));
    refused("a huge segment", shmget(0x5EED0002, 1ul << 34, IPC_CREAT | 0666));
    refused("shmat", reinterpret_cast<long>(shmat(0, nullptr, SHM_RDONLY)));
    refused("shmctl", shmctl(0, IPC_RMID, nullptr));
    refused("semget", semget(0x5EED0003, 100, IPC_CREAT | 0666));
    refused("semctl", semctl(0, 0, IPC_RMID));
    refused("msgget", msgget(0x5EED0004, IPC_CREAT | 0666));
    refused("msgctl", msgctl(0, IPC_RMID, nullptr));
    refused("mq_open", mq_open("/assay-hostile", O_CREAT | O_RDWR, 0666, nullptr));
    refused("mq_unlink", mq_unlink("/assay-hostile"));
    refused("memfd_create", syscall(SYS_memfd_create, "assay-hostile", 0));
    refused("memfd_secret", syscall(SYS_memfd_secret, 0));
    // These two are files of the box, and go with it.
    shm_open("/assay-hostile", O_CREAT | O_RDWR, 0666);
    sem_open("/assay-hostile", O_CREAT, 0666, 1);
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
