// Without control groups: run_time_error
#include <cstdio>
#include <cstring>
static char huge[1u << 30];
int main() {
    memset(huge, 1, sizeof huge);
    puts(&huge[sizeof huge - 2]);
}
