// Attack: control calls on every descriptor it can have: text put into terminals, disks frozen, modes of devices, addresses.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <linux/fs.h>
#include <linux/random.h>
#include <net/if.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    char text[4096] = "x";
    for (const char *path : {"/dev/null", "/dev/zero", "/dev/urandom", "/dev/random", "/dev/full", "/dev/stdin", "/box", "/usr", "/proc", "/etc/passwd", "/proc/self/exe"}) {
        int file = open(path, O_RDONLY);
        if (file == -1) continue;
        for (unsigned long control : {0x5412ul, 0x541Cul, 0x5401ul, static_cast<unsigned long>(FIFREEZE), static_cast<unsigned long>(FITHAW),
                                      static_cast<unsigned long>(FITRIM), static_cast<unsigned long>(FIBMAP), static_cast<unsigned long>(BLKRRPART),
                                      static_cast<unsigned long>(RNDCLEARPOOL), static_cast<unsigned long>(RNDRESEEDCRNG), static_cast<unsigned long>(RNDADDTOENTCNT)})
            refused((std::string("control ") + std::to_string(control) + " of " + path).c_str(), ioctl(file, control, text));
        close(file);
    }
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return 1;
    ifreq interface{};
    interface.ifr_ifindex = 1;
    ioctl(pair[0], SIOCGIFNAME, &interface);
    interface.ifr_flags = IFF_UP;
    refused("raise the interface", ioctl(pair[0], SIOCSIFFLAGS, &interface));
    refused("an address", ioctl(pair[0], SIOCSIFADDR, &interface));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
