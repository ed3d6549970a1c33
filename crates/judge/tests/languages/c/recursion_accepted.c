#include <stdio.h>

static int depth(int left) {
    volatile int frame[8] = {left};
    return left == 0 ? 0 : depth(left - 1) + (frame[0] == left);
}

int main(void) {
    printf("%d\n", depth(100000));
}
