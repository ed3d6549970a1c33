// Prints the sorted names in folders, one line per folder. Without --list, copies files like cat.
#include <dirent.h>
#include <stdio.h>
#include <string.h>

static int shown(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static int copy(FILE *file) {
    for (int byte; (byte = getc(file)) != EOF;) putchar(byte);
    return 0;
}

int main(int count, char **arguments) {
    int list = count > 1 && !strcmp(arguments[1], "--list");
    for (int i = 1 + list; i < count; i++) {
        if (!list) {
            copy(strcmp(arguments[i], "-") ? fopen(arguments[i], "r") : stdin);
            continue;
        }
        struct dirent **names;
        int found = scandir(arguments[i], &names, shown, alphasort);
        for (int j = 0; j < found; j++) printf("%s%s", j ? " " : "", names[j]->d_name);
        putchar('\n');
    }
}
