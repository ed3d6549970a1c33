// The sum does not fit into 32 bits before the remainder is taken.
class Solution {
public:
    int drumRolls(int beats) {
        int one = 1, two = 0, three = 0;
        for (int beat = 0; beat < beats; beat++) {
            int now = (one + 2 * two + three) % 1'000'000'007;
            three = two;
            two = one;
            one = now;
        }
        return one;
    }
};
