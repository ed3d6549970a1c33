// Attack: plants libraries, settings of the loader and the shell, and a program of its own name for the next run.
// Verdict: accepted
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

int main() {
    bool found = getenv("LD_PRELOAD") || getenv("LD_LIBRARY_PATH");
    for (std::string folder : {"/box/", "/tmp/", "/dev/shm/", "/box/pch/"}) {
        mkdir(folder.c_str(), 0777);
        for (const char *name : {"libstdc++.so.6", "libc.so.6", "ld.so.preload", "main", ".profile", ".bashrc", "gconv-modules", "specs", "main.o", "bits"}) {
            int file = open((folder + name).c_str(), O_CREAT | O_EXCL | O_WRONLY, 0755);
            if (file == -1) found = true, printf("found %s%s\n", folder.c_str(), name);
            else if (write(file, "#!/bin/sh\necho unharmed 43\n", 27) != 27) return 1;
        }
    }
    setenv("LD_PRELOAD", "/tmp/libc.so.6", 1);
    int n;
    if (scanf("%d", &n) == 1 && !found) printf("unharmed %d\n", n);
}
