#include <cstdio>
int main() {
    for (int byte = 0; byte < 256; byte++) putchar(byte);
}
