// Attack: prints without end in the second case
// Verdict: accepted, output_limit_exceeded, accepted
int f(int x) {
    if (x == 2) {
        for (;;) puts("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    }
    return x + 1;
}
