// Attack: changes its own program, which the judge keeps for all later cases and submissions.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main() {
    bool harm = false;
    chmod("/proc/self/exe", 0777);
    for (int flags : {O_RDWR, O_WRONLY, O_WRONLY | O_TRUNC}) {
        int program = open("/proc/self/exe", flags);
        if (program == -1) continue;
        if (write(program, "x", 1) == 1 || ftruncate(program, 0) == 0) harm = true, puts("written");
        if (mmap(nullptr, 4096, PROT_WRITE, MAP_SHARED, program, 0) != MAP_FAILED) harm = true, puts("mapped for writing");
    }
    int program = open("/proc/self/exe", O_RDONLY);
    fchmod(program, 0);
    if (fcntl(program, F_ADD_SEALS, 0) == 0 && !(fcntl(program, F_GET_SEALS) & F_SEAL_WRITE)) harm = true, puts("no seal");
    void *code = mmap(nullptr, 4096, PROT_READ, MAP_SHARED, program, 0);
    if (code != MAP_FAILED && mprotect(code, 4096, PROT_READ | PROT_WRITE) == 0) harm = true, puts("made writable");
    int memory = open("/proc/self/mem", O_RDWR);
    if (memory != -1) harm = true, puts("opened its memory");
    unlink("/proc/self/exe");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
