// Attack: a template that needs itself without end.
// Verdict: compile_error
template <int n> struct Endless {
    static constexpr int value = Endless<n + 1>::value + 1;
};
int main() { return Endless<0>::value; }
