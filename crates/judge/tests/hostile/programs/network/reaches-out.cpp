// Attack: connects to this host, its neighbours and the world, and to services behind sockets in files.
// Verdict: accepted
#include <arpa/inet.h>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
static bool reaches(const char *address, int port) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s == -1) return false;
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    inet_pton(AF_INET, address, &to.sin_addr);
    bool reached = connect(s, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0;
    close(s);
    return reached;
}
static bool sends() {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    if (s == -1) return false;
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(53);
    inet_pton(AF_INET, "1.1.1.1", &to.sin_addr);
    return sendto(s, "x", 1, 0, reinterpret_cast<sockaddr *>(&to), sizeof to) == 1;
}
int main() {
    bool out = reaches("127.0.0.1", 3000) || reaches("1.1.1.1", 80) || reaches("10.0.0.1", 22) || sends();
    out = out || socket(AF_PACKET, SOCK_RAW, 0) != -1 || socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) != -1;
    for (const char *path : {"/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/dev/log"}) {
        sockaddr_un to{};
        to.sun_family = AF_UNIX;
        strcpy(to.sun_path, path);
        int s = socket(AF_UNIX, SOCK_STREAM, 0);
        out = out || (s != -1 && connect(s, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0);
    }
    int n;
    if (scanf("%d", &n) == 1 && !out) printf("unharmed %d\n", n);
}
