// Attack: a loop without end, while compiling.
// Verdict: compile_error
constexpr int loop() {
    int n = 0;
    for (int i = 0; i >= 0; i = (i + 1) % 1000) n ^= i;
    return n;
}
static_assert(loop() == 0);
int main() {}
