// Attack: becomes another user, above all root, which has a number in the box.
// Verdict: accepted
#include <cstdio>
#include <grp.h>
#include <initializer_list>
#include <sys/fsuid.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (uid_t user : {0u, 1u, 65534u, 1001u}) {
        refused("setuid", setuid(user));
        refused("seteuid", seteuid(user));
        refused("setreuid", setreuid(user, user));
        refused("setresuid", setresuid(user, user, user));
        refused("setgid", setgid(user));
        refused("setegid", setegid(user));
        refused("setresgid", setresgid(user, user, user));
        gid_t groups[] = {user};
        refused("setgroups", setgroups(1, groups));
        setfsuid(user);
        if (setfsuid(-1) == static_cast<int>(user)) harm = true, puts("setfsuid works");
        setfsgid(user);
        if (setfsgid(-1) == static_cast<int>(user)) harm = true, puts("setfsgid works");
    }
    if (getuid() != 1000 || geteuid() != 1000 || getgid() != 1000) harm = true, puts("somebody else");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
