// Counts the nights of the streak, and so one more than the drops.
class Solution {
public:
    int bulbPlanting(vector<int>& nights, int drops) {
        int streak = 1;
        for (int i = 1; i < (int)nights.size(); i++) {
            streak = nights[i] < nights[i - 1] ? streak + 1 : 1;
            if (streak == drops) return i;
        }
        return -1;
    }
};
