// Attack: has its own main, which is not run
// Verdict: accepted
int main(void) {
    puts("42");
    return 0;
}

int f(int x) { return x + 1; }
