static volatile int zero = 0;

static int endless(int n) {
    volatile char frame[256];
    frame[n & 255] = static_cast<char>(n);
    return endless(n + 1) + frame[zero];
}

int main() {
    return endless(0);
}
