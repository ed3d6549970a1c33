// Attack: a thousand files of a MiB each, none beyond the limit for files.
// Verdict: memory_limit_exceeded
// Without control groups: run_time_error or memory_limit_exceeded
#include <cstdio>
#include <cstring>
#include <string>
// Many files, each below the limit for files: they count as memory.
int main() {
    static char block[1 << 20];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 1024; i++) {
        FILE *file = fopen(std::to_string(i).c_str(), "w");
        if (!file) return 1;
        if (fwrite(block, 1, sizeof block, file) != sizeof block) return 1;
        fclose(file);
    }
    puts("wrote 1 GiB");
}
