// Attack: watches on files, of which a user of the host has only so many: those of the user that runs the judge.
// Verdict: accepted
#include <cstdio>
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    refused("fanotify_init", fanotify_init(FAN_CLASS_NOTIF, 0));
    refused("fanotify_mark", fanotify_mark(0, FAN_MARK_ADD, FAN_OPEN, 0, "/usr"));
    refused("inotify_init", inotify_init());
    refused("inotify_init1", inotify_init1(IN_NONBLOCK));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
