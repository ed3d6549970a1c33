// Attack: reads standard input, which is empty
// Verdict: accepted
class Solution {
public:
    int f(int x) {
        if (x == 2) {
            string line;
            if (cin >> line) return 0;
        }
        return x + 1;
    }
};
