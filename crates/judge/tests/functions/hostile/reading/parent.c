// Attack: looks for the judge in the memory of other processes
// Verdict: wrong_answer
#include <dirent.h>

int f(int x) {
    DIR* all = opendir("/proc");
    for (struct dirent* one; all && (one = readdir(all));) {
        char name[300];
        snprintf(name, sizeof name, "/proc/%s/mem", one->d_name);
        FILE* memory = atoi(one->d_name) == 1 ? fopen(name, "r") : NULL;
        if (memory) return x + 1;
    }
    return 0;
}
