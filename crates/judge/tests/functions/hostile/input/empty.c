// Attack: reads standard input, which is empty
// Verdict: accepted
int f(int x) {
    if (x == 2) {
        if (getchar() != EOF) return 0;
    }
    return x + 1;
}
