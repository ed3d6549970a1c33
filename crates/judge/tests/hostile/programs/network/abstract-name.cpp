// Attack: takes names that live in no file, waits for other slots there, and leaves a listener for the next run.
// Verdict: accepted
#include <cstdio>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main() {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    strcpy(name.sun_path + 1, "assay-hostile");
    int length = sizeof(sa_family_t) + 1 + strlen("assay-hostile");
    int found = socket(AF_UNIX, SOCK_STREAM, 0), left = socket(AF_UNIX, SOCK_STREAM, 0);
    bool harm = connect(found, reinterpret_cast<sockaddr *>(&name), length) == 0;
    if (bind(left, reinterpret_cast<sockaddr *>(&name), length) != 0 || listen(left, 9) != 0) return 1;
    if (fork() == 0) {
        setsid();
        for (;;) accept(left, nullptr, nullptr);
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
