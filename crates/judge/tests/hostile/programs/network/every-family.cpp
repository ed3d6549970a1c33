// Attack: a socket of every family and kind, single and in pairs: only those between its own processes may be had.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <sys/socket.h>
#include <unistd.h>

int main() {
    bool harm = false;
    for (int family = 0; family < 64; family++)
        for (int kind = 0; kind <= 10; kind++)
            for (int protocol : {0, 1, 6, 15, 17, 58, 255}) {
                if (family == AF_UNIX) continue;
                int single = socket(family, kind, protocol), pair[2];
                if (single != -1) harm = true, printf("family %d kind %d protocol %d\n", family, kind, protocol), close(single);
                if (socketpair(family, kind, protocol, pair) == 0) harm = true, printf("pair of family %d kind %d\n", family, kind), close(pair[0]), close(pair[1]);
            }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
