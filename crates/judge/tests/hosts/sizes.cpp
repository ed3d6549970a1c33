#include <malloc.h>
#include <stdio.h>

int main(void) {
    struct mallinfo2 used = mallinfo2();
    printf("%zu\n", used.arena);
}
