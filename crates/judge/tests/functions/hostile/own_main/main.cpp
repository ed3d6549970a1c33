// Attack: has its own main, which is not run
// Verdict: accepted
class Solution {
public:
    int f(int x) { return x + 1; }
};

int main() {
    puts("42");
    return 0;
}
