// Stands for pdflatex in tests. The first word of its document says what it does.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

extern char **environ;

static void copy(FILE *out, const char *name) {
    char line[256] = "";
    FILE *file = fopen(name, "r");
    if (file && fgets(line, sizeof line, file)) fprintf(out, "%s %s", name, line);
    if (file) fclose(file);
}

int main(int argc, char **argv) {
    static char document[4096];
    FILE *file = fopen("assay-figure.tex", "r");
    if (!file) return 9;
    size_t length = fread(document, 1, sizeof document - 1, file);
    document[length] = 0;
    fclose(file);
    if (!strncmp(document, "fail ", 5)) {
        printf("This is not TeX\n%s", document + 5);
        return 1;
    }
    if (!strcmp(document, "nothing")) return 0;
    if (!strcmp(document, "link")) return symlink("/etc/passwd", "assay-figure.pdf");
    if (!strcmp(document, "crash")) abort();
    if (!strcmp(document, "spin")) for (;;) {}
    if (!strcmp(document, "talk")) for (;;) puts("and so on");
    if (!strcmp(document, "memory")) for (;;) memset(malloc(1 << 20), 1, 1 << 20);
    FILE *out = fopen("assay-figure.pdf", "w");
    if (!out) return 9;
    if (!strcmp(document, "large")) {
        char block[1024] = {1};
        for (int n = 0; n < 21 * 1024; n++) fwrite(block, 1, sizeof block, out);
        return fclose(out);
    }
    for (int n = 1; n < argc; n++) fprintf(out, "argument %s\n", argv[n]);
    for (char **each = environ; *each; each++) fprintf(out, "variable %s\n", *each);
    copy(out, "points/data.csv");
    char line[256] = "", folder[256];
    FILE *passwd = fopen("/etc/passwd", "r");
    if (passwd && fgets(line, sizeof line, passwd)) fprintf(out, "passwd %s\n", strtok(line, ":"));
    fprintf(out, "folder %s\n", getcwd(folder, sizeof folder));
    fprintf(out, "network %s\n", socket(AF_INET, SOCK_STREAM, 0) < 0 ? "none" : "some");
    return fclose(out);
}
