// Attack: one file beyond the limit for files.
// Verdict: run_time_error
#include <cstdio>
#include <cstring>
// One file beyond the limit for files.
int main() {
    static char block[1 << 20];
    memset(block, 'x', sizeof block);
    FILE *file = fopen("filling", "w");
    for (int i = 0; i < 1024; i++)
        if (fwrite(block, 1, sizeof block, file) != sizeof block) return 1;
    puts("wrote 1 GiB");
}
