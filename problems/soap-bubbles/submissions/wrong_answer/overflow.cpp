// The volume of a bubble can be too large for 32 bits.
class Solution {
public:
    vector<long long> rowOfBubbles(vector<int>& bubbles) {
        vector<long long> row;
        for (int bubble : bubbles) {
            while (!row.empty() && row.back() <= bubble) {
                bubble = (unsigned)bubble + (unsigned)row.back();
                row.pop_back();
            }
            row.push_back(bubble);
        }
        return row;
    }
};
