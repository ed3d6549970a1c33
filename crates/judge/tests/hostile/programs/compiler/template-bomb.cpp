// Attack: templates that need each other, exponentially many.
// Verdict: compile_error
template <int n, class T> struct Bomb {
    using Left = typename Bomb<n - 1, Bomb<n, T>>::Type;
    using Right = typename Bomb<n - 1, Bomb<n - 1, T>>::Type;
    using Type = Bomb<n, typename Bomb<n - 1, Left>::Type>;
};
template <class T> struct Bomb<0, T> {
    using Type = T;
};
int main() { return sizeof(Bomb<40, int>::Type); }
