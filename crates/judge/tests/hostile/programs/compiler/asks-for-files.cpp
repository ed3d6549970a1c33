// Attack: asks the compiler which files the host has, without opening one.
// Verdict: accepted
#if __has_include("/etc/shadow") || __has_include("/root/.bashrc") || __has_include("/home")
#error the host shows
#endif
#if __has_include("/sys/kernel/notes") || __has_include("/var/lib/dpkg/status") || __has_include("/etc/hostname") || __has_include("/run/utmp")
#error the host shows
#endif
#if __has_include("../1.ans") || __has_include("1.ans") || __has_include("/tmp/1.ans") || __has_include("/dev/shm/1.ans")
#error the answers show
#endif
#include <cstdio>

int main() {
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
