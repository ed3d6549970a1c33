class Solution {
public:
    int drumRolls(int beats) {
        long long one = 1, two = 0, three = 0;  // the ways to fill one, two and three beats less
        for (int beat = 0; beat < beats; beat++) {
            long long now = (one + 2 * two + three) % 1'000'000'007;
            three = two;
            two = one;
            one = now;
        }
        return one;
    }
};
