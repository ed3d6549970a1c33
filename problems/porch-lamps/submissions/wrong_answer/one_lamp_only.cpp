// Switches only the lamp above the button.
class Solution {
public:
    int porchLamps(int lamps, int count, vector<int>& presses) {
        for (int k : presses) lamps ^= 1 << k;
        return lamps;
    }
};
