// Needs 128 MiB of stack.
#include <string.h>

static int deeper(int depth) {
    volatile char frame[1024];
    memset((void *)frame, depth, sizeof frame);
    return depth == 0 ? 0 : deeper(depth - 1) + (frame[0] != (char)depth);
}

int main(void) { return deeper(128 * 1024 * 1024 / 1200); }
