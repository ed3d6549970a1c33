// Tries every stack, with one & for each.
class Solution {
public:
    int longestStack(vector<int>& cards, int holes) {
        int longest = 0;
        for (int left = 0; left < (int)cards.size(); left++) {
            int light = (1 << 30) - 1;
            for (int right = left; right < (int)cards.size(); right++) {
                light &= cards[right];
                if (__builtin_popcount(light) < holes) break;
                longest = max(longest, right - left + 1);
            }
        }
        return longest;
    }
};
