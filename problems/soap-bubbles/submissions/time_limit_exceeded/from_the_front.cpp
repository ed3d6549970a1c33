// Searches for the next two bubbles to merge from the front of the row each time.
class Solution {
public:
    vector<long long> rowOfBubbles(vector<int>& bubbles) {
        vector<long long> row(bubbles.begin(), bubbles.end());
        while (true) {
            size_t at = 0;
            while (at + 1 < row.size() && row[at] > row[at + 1]) at++;
            if (at + 1 >= row.size()) return row;
            row[at] += row[at + 1];
            row.erase(row.begin() + at + 1);
        }
    }
};
