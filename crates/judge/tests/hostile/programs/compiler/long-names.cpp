// Attack: a name that doubles with each step, and is written into the program in full.
// Verdict: compile_error
#include <cstdio>

template <class A, class B> struct Pair {};
template <int n> struct Name {
    using Type = Pair<typename Name<n - 1>::Type, typename Name<n - 1>::Type>;
};
template <> struct Name<0> {
    using Type = int;
};
template <class T> const char *name() { return __PRETTY_FUNCTION__; }
int main() { puts(name<Name<23>::Type>()); }
