// Attack: opens what the host keeps, the answers, its environment and what the judge may have left open.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <sys/mount.h>
#include <unistd.h>
extern char **environ;
int main() {
    bool harm = false;
    for (const char *path : {"/etc/shadow", "/etc/hostname", "/root/.ssh", "/home", "/proc/1/environ", "/proc/1/mem", "/proc/kcore", "/sys/kernel",
                             "/dev/mem", "/dev/sda", "/var/lib", "/proc/sys/kernel/core_pattern/x", "1.ans", "../1.ans", "data/1.ans"})
        if (open(path, O_RDONLY) != -1) harm = true, fprintf(stderr, "read %s\n", path);
    for (const char *path : {"/usr/x", "/etc/x", "/x", "/bin/sh", "/proc/sys/kernel/hostname", "/dev/x", "/lib/x"})
        if (open(path, O_WRONLY | O_CREAT, 0644) != -1) harm = true, fprintf(stderr, "wrote %s\n", path);
    std::ifstream accounts("/etc/passwd");
    std::string names((std::istreambuf_iterator<char>(accounts)), {});
    accounts.close();
    if (names.find("root:") != std::string::npos) harm = true, fprintf(stderr, "read accounts\n");
    // The input is all that may be open beside the outputs.
    for (int fd = 3; fd < 1024; fd++)
        if (fcntl(fd, F_GETFD) != -1) harm = true, fprintf(stderr, "open descriptor %d\n", fd);
    if (DIR *box = opendir("/box"))
        while (dirent *entry = readdir(box)) {
            std::string name = entry->d_name;
            if (name != "." && name != ".." && name != "main") harm = true, fprintf(stderr, "found %s\n", entry->d_name);
        }
    for (char **entry = environ; *entry; entry++) {
        std::string name = std::string(*entry).substr(0, std::string(*entry).find('='));
        bool known = false;
        for (const char *ours : {"PATH", "HOME", "TMPDIR", "LANG", "ONLINE_JUDGE", "DOMJUDGE"}) known |= name == ours;
        if (!known) harm = true, fprintf(stderr, "environment %s\n", *entry);
    }
    if (getuid() == 0 && setuid(0) == 0 && chroot("/") == 0) harm = true, fprintf(stderr, "chroot\n");
    if (mount("none", "/box", "tmpfs", 0, nullptr) == 0) harm = true, fprintf(stderr, "mount\n");
    int n;
    if (scanf("%d", &n) != 1 || harm) return 1;
    printf("unharmed %d\n", n);
}
