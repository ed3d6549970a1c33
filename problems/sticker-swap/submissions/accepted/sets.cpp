class Solution {
    int gifts(const vector<int>& giver, const vector<int>& taker) {
        unordered_set<int> has(taker.begin(), taker.end()), seen, twice;
        for (int number : giver) {
            if (seen.count(number) && !has.count(number)) twice.insert(number);
            seen.insert(number);
        }
        return twice.size();
    }

public:
    int stickerSwap(vector<int>& ada, vector<int>& ben) {
        return min(gifts(ada, ben), gifts(ben, ada));
    }
};
