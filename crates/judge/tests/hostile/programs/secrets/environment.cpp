// Attack: looks for secrets where they are handed down: the environment, the auxiliary vector and arguments.
// Verdict: accepted
#include <cstdio>
#include <cstring>
#include <elf.h>
#include <string>
#include <sys/auxv.h>
extern char **environ;

int main(int count, char **arguments) {
    bool harm = count != 1;
    std::string all;
    for (char **entry = environ; *entry; entry++) all += std::string(*entry) + "\n";
    for (int i = 0; i < count; i++) all += std::string(arguments[i]) + "\n";
    if (auto path = reinterpret_cast<const char *>(getauxval(AT_EXECFN))) all += path;
    for (const char *word : {"ASSAY", "DATABASE", "REDIS", "TOKEN", "SECRET", "KEY", "PASS", "/root", "/home", "cargo", "/work", "/var"})
        if (strstr(all.c_str(), word)) harm = true, printf("%s in %s\n", word, all.c_str());
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
