// Lets a card go with |, which also opens places that other cards keep dark.
class Solution {
public:
    int longestStack(vector<int>& cards, int holes) {
        int light = (1 << 30) - 1, left = 0, longest = 0;
        for (int right = 0; right < (int)cards.size(); right++) {
            light &= cards[right];
            while (left <= right && __builtin_popcount(light) < holes) {
                light |= ~cards[left] & ((1 << 30) - 1);
                left++;
            }
            longest = max(longest, right - left + 1);
        }
        return longest;
    }
};
