class Solution {
public:
    int bulbPlanting(vector<int>& nights, int drops) {
        int streak = 0;
        for (int i = 1; i < (int)nights.size(); i++) {
            if (nights[i] < nights[i - 1]) {
                streak++;
            } else {
                streak = 0;
            }
            if (streak == drops) return i;
        }
        return -1;
    }
};
