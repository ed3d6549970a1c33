// Attack: conditions on types that need each other without end.
// Verdict: compile_error
template <int n> struct Number {};
template <class T> constexpr bool holds = false;
template <int n> constexpr bool holds<Number<n>> = holds<Number<n + 1>> || holds<Number<n + 2>>;
template <class T> concept Endless = holds<T>;
template <Endless T> void call(T) {}
int main() { call(Number<0>{}); }
