class Solution {
public:
    vector<long long> rowOfBubbles(vector<int>& bubbles) {
        vector<long long> row;
        for (long long bubble : bubbles) {
            while (!row.empty() && row.back() <= bubble) {
                bubble += row.back();
                row.pop_back();
            }
            row.push_back(bubble);
        }
        return row;
    }
};
