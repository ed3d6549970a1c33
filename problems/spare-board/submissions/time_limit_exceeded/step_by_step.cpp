// Extends the picture from each first board, and knows its two lowest boards.
class Solution {
public:
    long long largestPicture(vector<int>& boards, int spare) {
        int n = boards.size();
        long long largest = 0;
        for (int start = 0; start < n; start++) {
            int lowest = INT_MAX, second = INT_MAX;
            for (int end = start; end < n; end++) {
                second = min(second, max(lowest, boards[end]));
                lowest = min(lowest, boards[end]);
                int height = max(lowest, min(second, spare));
                largest = max(largest, (long long)height * (end - start + 1));
            }
        }
        return largest;
    }
};
