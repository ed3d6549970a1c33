// Attack: names for thousands of memory areas, which the kernel keeps on nobody's account, and other odd settings.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    char *pages = static_cast<char *>(mmap(nullptr, 64 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    for (int i = 0; i < 10000; i++) {
        std::string name = std::to_string(i) + std::string(60, 'x');
        refused("a name", prctl(0x53564d41, 0, pages + i * 4096, 4096, name.c_str()));
    }
    // Among them a signal at the end of the parent, ambient capabilities, speculation, core scheduling, and tracers.
    for (int option : {1, 8, 14, 26, 28, 29, 31, 33, 35, 36, 47, 53, 57, 59, 62, 65, 69, 0x59616d61, 1 << 20, -1})
        refused(("option " + std::to_string(option)).c_str(), prctl(option, 1, 1, 0, 0));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
