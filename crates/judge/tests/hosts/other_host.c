// Preloaded into a runtime, it makes the C library tell of another machine: HOST_CORES, HOST_CACHE_KIB and HOST_MEMORY_MIB.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sysinfo.h>
#include <unistd.h>

static long told(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 1;
}

static long cores(void) { return told("HOST_CORES"); }
static long cache(void) { return told("HOST_CACHE_KIB") * 1024; }
static long pages(void) { return told("HOST_MEMORY_MIB") * (1024 * 1024 / getpagesize()); }

long sysconf(int name) {
    switch (name) {
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN:
        return cores();
    case _SC_PHYS_PAGES:
    case _SC_AVPHYS_PAGES:
        return pages();
    case _SC_LEVEL2_CACHE_SIZE:
    case _SC_LEVEL3_CACHE_SIZE:
        return cache();
    }
    long (*next)(int) = dlsym(RTLD_NEXT, "sysconf");
    return next(name);
}

int get_nprocs(void) { return cores(); }
int get_nprocs_conf(void) { return cores(); }
long get_phys_pages(void) { return pages(); }
long get_avphys_pages(void) { return pages(); }

int sysinfo(struct sysinfo *info) {
    memset(info, 0, sizeof *info);
    info->totalram = info->freeram = pages();
    info->mem_unit = getpagesize();
    info->procs = 1;
    return 0;
}

int sched_getaffinity(pid_t process, size_t bytes, cpu_set_t *set) {
    (void)process;
    CPU_ZERO_S(bytes, set);
    for (long core = 0; core < cores(); core++) CPU_SET_S(core, bytes, set);
    return 0;
}

// As if the kernel had written them.
static int file(const char *path) {
    char text[4096];
    int length = 0;
    if (strcmp(path, "/proc/meminfo") == 0) {
        long kib = told("HOST_MEMORY_MIB") * 1024;
        length = snprintf(text, sizeof text, "MemTotal: %ld kB\nMemFree: %ld kB\nMemAvailable: %ld kB\n", kib, kib, kib);
    } else if (strcmp(path, "/proc/cpuinfo") == 0) {
        length = snprintf(text, sizeof text, "processor\t: 0\ncache size\t: %ld KB\nflags\t\t: fpu\n\n", cache() / 1024);
    } else {
        return -1;
    }
    // A pipe, as programs in the box may make no file in memory.
    int ends[2];
    if (pipe(ends) != 0 || write(ends[1], text, length) != length || close(ends[1]) != 0) abort();
    return ends[0];
}

#define OPENS(name)                                                              \
    int name(const char *path, int flags, ...) {                                 \
        int found = file(path);                                                  \
        if (found >= 0) return found;                                            \
        va_list rest;                                                            \
        va_start(rest, flags);                                                   \
        int mode = va_arg(rest, int);                                            \
        va_end(rest);                                                            \
        int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);           \
        return next(path, flags, mode);                                          \
    }

OPENS(open)
OPENS(open64)

#define STREAMS(name)                                                            \
    FILE *name(const char *path, const char *mode) {                             \
        int found = file(path);                                                  \
        if (found >= 0) return fdopen(found, "r");                               \
        FILE *(*next)(const char *, const char *) = dlsym(RTLD_NEXT, #name);     \
        return next(path, mode);                                                 \
    }

STREAMS(fopen)
STREAMS(fopen64)
