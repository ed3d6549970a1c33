// Reads requests from standard input and does what their first letter says. All answers are the request.

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void say(const char *text, uint32_t length) {
    if (write(0, &length, 4) != 4 || write(0, text, length) != (ssize_t)length) _exit(3);
}

static void burn(double seconds, clockid_t clock) {
    struct timespec begun, now;
    clock_gettime(clock, &begun);
    do clock_gettime(clock, &now);
    while ((now.tv_sec - begun.tv_sec) + (now.tv_nsec - begun.tv_nsec) / 1e9 < seconds);
}

// In one write, so that the second message is there as soon as the first one.
static void twice(const char *text, uint32_t length) {
    char both[2048];
    for (int i = 0; i < 2; i++) {
        memcpy(both + i * (4 + length), &length, 4);
        memcpy(both + i * (4 + length) + 4, text, length);
    }
    if (write(0, both, 2 * (4 + length)) < 0) _exit(3);
}

static void use_memory(size_t size) {
    volatile char *memory = malloc(size);
    for (size_t i = 0; i < size; i += 4096) memory[i] = 1;
}

static void *work(void *nothing) {
    burn(0.2, CLOCK_THREAD_CPUTIME_ID);
    return nothing;
}

int main(void) {
    static pthread_t thread;
    static pid_t child;
    char text[1024];
    uint32_t length;
    burn(0.1, CLOCK_PROCESS_CPUTIME_ID);
    say("ready", 5);
    while (read(0, &length, 4) == 4 && length < sizeof text && read(0, text, length) == (ssize_t)length) {
        switch (text[0]) {
        case 'b': burn(0.2, CLOCK_PROCESS_CPUTIME_ID); break;
        case 't': pthread_create(&thread, NULL, work, NULL); break;
        case 'j': pthread_join(thread, NULL); break;
        case 'f':
            child = fork();
            if (child == 0) {
                burn(0.2, CLOCK_PROCESS_CPUTIME_ID);
                _exit(0);
            }
            break;
        case 'w': waitpid(child, NULL, 0); break;
        case 's': sleep(60); break;
        case 'e': _exit(0);
        case 'l': length = 1 << 20; write(0, &length, 4); length = 1; break;
        case '2': twice(text, length); continue;
        case 'c': close(0); sleep(60); break;
        case 'x': shutdown(0, SHUT_RDWR); sleep(60); break;
        case 'o': printf("printed"); fflush(stdout); break;
        case 'm': use_memory(100 << 20); break;
        case 'p': fclose(fopen("left", "w")); break;
        case 'q': text[0] = access("left", F_OK) == 0 ? 'y' : 'n'; break;
        }
        say(text, length);
    }
    return 4;
}
