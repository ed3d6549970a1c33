#include <stdio.h>
#include <stdlib.h>
int main(void) { puts("500"); fflush(stdout); getchar(); abort(); }
